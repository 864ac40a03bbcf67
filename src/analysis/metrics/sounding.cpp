#include "analysis/metrics/sounding.h"

#include <algorithm>

namespace clavier {
namespace {

constexpr std::uint8_t kPedalDownDepth = 64;

/// The stretches in which the sustain pedal is down, in order.
std::vector<TimeRange> pedalled_ranges(const Score& score) {
  std::vector<TimeRange> stretches;
  bool down = false;
  for (const PedalChange& change : score.pedal) {
    if (change.pedal != Pedal::sustain || (change.depth >= kPedalDownDepth) == down) continue;
    const Seconds time = score.tempo.seconds_at(change.onset);
    if (down) stretches.back().end = time;
    if (!down) stretches.push_back({.start = time, .end = time});
    down = !down;
  }
  if (down) stretches.back().end = std::max(stretches.back().start, duration_of(score));
  return stretches;
}

}  // namespace

std::vector<TimeRange> sounding_ranges(const Score& score) {
  const std::vector<TimeRange> pedalled = pedalled_ranges(score);
  auto pedal = pedalled.begin();
  std::vector<TimeRange> stretches;
  for (const Note& note : score.notes) {
    TimeRange stretch{.start = score.tempo.seconds_at(note.onset), .end = score.tempo.seconds_at(end_of(note))};
    while (pedal != pedalled.end() && pedal->end < stretch.start) ++pedal;
    for (auto held = pedal; held != pedalled.end() && held->start <= stretch.end; ++held)
      stretch.end = std::max(stretch.end, held->end);
    if (stretches.empty() || stretch.start > stretches.back().end) {
      stretches.push_back(stretch);
    } else {
      stretches.back().end = std::max(stretches.back().end, stretch.end);
    }
  }
  return stretches;
}

std::vector<TimeRange> silences(const Score& score) {
  std::vector<TimeRange> gaps;
  Seconds quiet_since{};
  for (const TimeRange& stretch : sounding_ranges(score)) {
    if (stretch.start > quiet_since) gaps.push_back({.start = quiet_since, .end = stretch.start});
    quiet_since = stretch.end;
  }
  return gaps;
}

Seconds longest_silence(const Score& score) {
  Seconds longest{};
  for (const TimeRange& gap : silences(score)) longest = std::max(longest, gap.length());
  return longest;
}

}  // namespace clavier
