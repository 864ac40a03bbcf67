#include "analysis/metrics/sounding.h"

#include <algorithm>

namespace clavier {
namespace {

constexpr std::uint8_t kDown = 64;

/// When the sustain pedal is down, in order.
std::vector<Stretch> pedalled_stretches(const Score& score) {
  std::vector<Stretch> stretches;
  bool down = false;
  for (const PedalChange& change : score.pedal) {
    if (change.pedal != Pedal::sustain || (change.depth >= kDown) == down) continue;
    const Seconds time = score.tempo.seconds_at(change.onset);
    if (down) stretches.back().end = time;
    if (!down) stretches.push_back({.start = time, .end = time});
    down = !down;
  }
  if (down) stretches.back().end = std::max(stretches.back().start, duration_of(score));
  return stretches;
}

}  // namespace

std::vector<Stretch> sounding_stretches(const Score& score) {
  const std::vector<Stretch> pedalled = pedalled_stretches(score);
  auto pedal = pedalled.begin();
  std::vector<Stretch> stretches;
  for (const Note& note : score.notes) {
    Stretch stretch{.start = score.tempo.seconds_at(note.onset), .end = score.tempo.seconds_at(end_of(note))};
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

std::vector<Stretch> silences(const Score& score) {
  std::vector<Stretch> gaps;
  Seconds quiet_since{};
  for (const Stretch& stretch : sounding_stretches(score)) {
    if (stretch.start > quiet_since) gaps.push_back({.start = quiet_since, .end = stretch.start});
    quiet_since = stretch.end;
  }
  return gaps;
}

Seconds longest_silence(const Score& score) {
  Seconds longest{};
  for (const Stretch& gap : silences(score)) longest = std::max(longest, gap.length());
  return longest;
}

}  // namespace clavier
