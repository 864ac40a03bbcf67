#pragma once

#include <string>
#include <vector>

#include "base/progress.h"

namespace clavier::support {

/// Keeps the lines that the user should see.
class ToldProgress final : public Progress {
 public:
  void begin(std::string_view, std::uint64_t) override {}
  void advance(std::uint64_t) override {}
  void end() override {}
  void say(std::string_view line) override { lines.emplace_back(line); }

  std::vector<std::string> lines;
};

}  // namespace clavier::support
