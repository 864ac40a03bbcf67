#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "base/progress.h"

namespace clavier {

/// Requests a stop after a number of lines; 0: from the beginning.
class StopAfter final : public Progress {
 public:
  explicit StopAfter(int lines) : lines_(lines) {
    if (lines == 0) source_.request_stop();
  }
  void begin(std::string_view, std::uint64_t) override {}
  void advance(std::uint64_t) override {}
  void end() override {}
  void say(std::string_view line) override {
    said_.emplace_back(line);
    if (--lines_ == 0) source_.request_stop();
  }
  std::stop_token token() const { return source_.get_token(); }
  const std::vector<std::string>& said() const { return said_; }

 private:
  int lines_;
  std::vector<std::string> said_;
  std::stop_source source_;
};

}  // namespace clavier
