#pragma once

#include <cstdint>
#include <string_view>

namespace clavier {

/// Receives the progress of long work: libraries never print. One piece of work at a time; calls may come from any
/// thread.
class Progress {
 public:
  virtual ~Progress() = default;
  /// `total` units of work lie ahead; 0 when unknown.
  virtual void begin(std::string_view what, std::uint64_t total) = 0;
  virtual void advance(std::uint64_t units = 1) = 0;
  virtual void end() = 0;
  /// One line that the user should see: a warning, a result.
  virtual void say(std::string_view line) = 0;
};

class SilentProgress final : public Progress {
 public:
  void begin(std::string_view, std::uint64_t) override {}
  void advance(std::uint64_t) override {}
  void end() override {}
  void say(std::string_view) override {}
};

}  // namespace clavier
