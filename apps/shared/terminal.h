#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>

#include "base/options.h"
#include "base/progress.h"

namespace clavier {

/// How far some work has come.
struct WorkState {
  std::string what;
  std::uint64_t done = 0;
  std::uint64_t total = 0;  ///< 0: unknown
  double seconds = 0;       ///< since it began
};

/// One line of at most `width` columns: name, bar, percentage, rate and the time left, e.g.
/// "training [=====>    ]  52 %  1.2k/s  3 min left". The bar shrinks first, then the rest is cut.
std::string progress_line(const WorkState& work, int width);

/// "45 s", "3 min", "2 h 05 min"; rounds to the nearest unit shown.
std::string format_duration(double seconds);

/// Shows a bar on standard error while it is a terminal, redrawn at most ten times a second; into a file or pipe go the
/// lines that are said and nothing else.
class TerminalProgress final : public Progress {
 public:
  TerminalProgress();
  ~TerminalProgress() override;
  TerminalProgress(const TerminalProgress&) = delete;
  TerminalProgress& operator=(const TerminalProgress&) = delete;

  void begin(std::string_view what, std::uint64_t total) override;
  void advance(std::uint64_t units) override;
  void end() override;
  void say(std::string_view line) override;

 private:
  using Clock = std::chrono::steady_clock;
  void draw();
  void wipe();

  const bool is_terminal_;
  std::mutex lock_;
  std::atomic<std::uint64_t> done_{0};
  std::string what_;
  std::uint64_t total_ = 0;
  Clock::time_point began_;
  std::atomic<Clock::rep> next_drawing_{0};
  bool drawn_ = false;
};

/// Says the lines of one of several pieces; its bar would be drawn over that of all.
class LinesOnly final : public Progress {
 public:
  explicit LinesOnly(Progress& lines) : lines_(lines) {}
  void begin(std::string_view, std::uint64_t) override {}
  void advance(std::uint64_t) override {}
  void end() override {}
  void say(std::string_view line) override { lines_.say(line); }

 private:
  Progress& lines_;
};

/// A command's result: one line of text, or one JSON value on one line, on standard output. Throws Error when standard
/// output takes no more (a full disk, a closed pipe).
void print_line(std::string_view line);
void print_json(const Json& json);

}  // namespace clavier
