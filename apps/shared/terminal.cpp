#include "shared/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/error.h"
#include "base/number_format.h"
#include "base/utf8.h"

namespace clavier {
namespace {

constexpr int kDefaultWidth = 80;
constexpr int kMaxBarWidth = 30;
constexpr int kMinBarWidth = 5;
constexpr std::chrono::milliseconds kRedrawInterval{100};

std::string format_rate(double per_second) {
  if (per_second >= 1e6) return format_fixed(per_second / 1e6, 1) + "M/s";
  if (per_second >= 1e3) return format_fixed(per_second / 1e3, 1) + "k/s";
  return format_fixed(per_second, per_second >= 10 ? 0 : 1) + "/s";
}

std::string bar(double part, int room) {
  const int inside = std::min(room - 3, kMaxBarWidth);  // two brackets and the space before
  if (inside < kMinBarWidth) return "";
  const int filled = static_cast<int>(part * inside);
  std::string cells(static_cast<std::size_t>(filled), '=');
  if (filled < inside) cells += '>';
  cells.resize(static_cast<std::size_t>(inside), ' ');
  return " [" + cells + "]";
}

std::string speed(const WorkState& work) {
  return work.seconds > 0.5 && work.done > 0 ? "  " + format_rate(static_cast<double>(work.done) / work.seconds) : "";
}

int terminal_width() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : kDefaultWidth;
}

void write_to(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);
  std::fflush(stream);
}

}  // namespace

std::string format_duration(double seconds) {
  const auto whole = static_cast<long long>(std::llround(seconds));
  if (whole < 100) return std::to_string(whole) + " s";
  const long long minutes = (whole + 30) / 60;
  if (minutes < 100) return std::to_string(minutes) + " min";
  const std::string rest = std::to_string(minutes % 60);
  return std::to_string(minutes / 60) + " h " + (rest.size() < 2 ? "0" : "") + rest + " min";
}

std::string progress_line(const WorkState& work, int width) {
  if (work.total == 0) return (work.what + " " + std::to_string(work.done) + speed(work)).substr(0, std::size_t(width));
  const double part = std::min(1.0, static_cast<double>(work.done) / static_cast<double>(work.total));
  const std::string percent = std::to_string(static_cast<int>(part * 100));
  std::string status = std::string(4 - percent.size(), ' ') + percent + " %" + speed(work);
  if (work.seconds > 0.5 && part > 0 && part < 1)
    status += "  " + format_duration(work.seconds * (1 - part) / part) + " left";
  const int room = width - static_cast<int>(work.what.size() + status.size());
  return (work.what + bar(part, room) + status).substr(0, static_cast<std::size_t>(width));
}

TerminalProgress::TerminalProgress() : is_terminal_(::isatty(STDERR_FILENO) == 1) {}

TerminalProgress::~TerminalProgress() { wipe(); }

void TerminalProgress::begin(std::string_view what, std::uint64_t total) {
  const std::lock_guard guard(lock_);
  what_ = what;
  total_ = total;
  done_ = 0;
  began_ = Clock::now();
  next_drawing_ = 0;
}

void TerminalProgress::advance(std::uint64_t units) {
  done_ += units;
  if (!is_terminal_ || Clock::now().time_since_epoch().count() < next_drawing_) return;
  if (const std::unique_lock guard(lock_, std::try_to_lock); guard) draw();
}

void TerminalProgress::end() {
  const std::lock_guard guard(lock_);
  wipe();
}

void TerminalProgress::say(std::string_view line) {
  const std::lock_guard guard(lock_);
  wipe();
  write_to(stderr, terminal_text(line) + "\n");
}

void TerminalProgress::draw() {
  const Clock::time_point now = Clock::now();
  next_drawing_ = (now + kRedrawInterval).time_since_epoch().count();
  const WorkState work{what_, done_, total_, std::chrono::duration<double>(now - began_).count()};
  write_to(stderr, "\r" + progress_line(work, terminal_width() - 1) + "\x1b[K");
  drawn_ = true;
}

void TerminalProgress::wipe() {
  if (drawn_) write_to(stderr, "\r\x1b[K");
  drawn_ = false;
}

void print_line(std::string_view line) {
  write_to(stdout, terminal_text(line) + "\n");
  if (std::ferror(stdout) != 0) throw Error("cannot write the result to standard output");
}

void print_json(const Json& json) { print_line(json_text(json)); }

}  // namespace clavier
