#include "encoding/roll_windows.h"

#include <algorithm>
#include <cassert>

namespace clavier {
namespace {

/// A uniformly random number from `first` to `last`, both included.
int random_between(int first, int last, Random& random) {
  return first + static_cast<int>(random.below(static_cast<std::uint64_t>(last - first) + 1));
}

}  // namespace

std::vector<RollWindow> consecutive_windows(std::span<const GridNote> notes, int steps) {
  std::vector<RollWindow> windows{{.steps = steps}};
  const int end = end_of(notes);
  while (windows.back().start + steps < end) windows.push_back({.start = windows.back().start + steps, .steps = steps});
  return windows;
}

PianoRoll concatenate_rolls(std::span<const PianoRoll> rolls) {
  assert(!rolls.empty());
  PianoRoll whole{.channels = rolls.front().channels};
  for (const PianoRoll& roll : rolls) whole.steps += roll.steps;
  for (int channel = 0; channel < whole.channels; ++channel)
    for (const PianoRoll& roll : rolls) {
      assert(roll.channels == whole.channels);
      const std::span<const float> values = channel_values(roll, static_cast<RollChannel>(channel));
      whole.values.insert(whole.values.end(), values.begin(), values.end());
    }
  return whole;
}

SemitoneRange find_transposition_range(std::span<const GridNote> notes, const RollWindow& window,
                                       SemitoneRange wanted) {
  assert(wanted.lowest <= 0 && wanted.highest >= 0);
  SemitoneRange room = wanted;
  for (const GridNote& note : notes) {
    if (note.onset >= window.start + window.steps) break;
    if (end_of(note) <= window.start || !on_roll(note.pitch)) continue;
    room.lowest = std::max(room.lowest, kLowestRollPitch - note.pitch);
    room.highest = std::min(room.highest, kHighestRollPitch - note.pitch);
  }
  return room;
}

RollWindow sample_window(std::span<const GridNote> notes, SemitoneRange wanted, Random& random, int steps) {
  const int last = end_of(notes) - steps;
  RollWindow window{.start = random_between(std::min(0, last), std::max(0, last), random), .steps = steps};
  const SemitoneRange room = find_transposition_range(notes, window, wanted);
  window.semitones = random_between(room.lowest, room.highest, random);
  return window;
}

}  // namespace clavier
