#pragma once

#include <string>
#include <vector>

#include "base/progress.h"

namespace clavier::support {

/// Collects the lines that a user would see.
class ToldProgress final : public Progress {
 public:
  void begin(std::string_view, std::uint64_t) override {}
  void advance(std::uint64_t) override {}
  void end() override {}
  void say(std::string_view line) override { lines.emplace_back(line); }

  std::vector<std::string> lines;
};

}  // namespace clavier::support
