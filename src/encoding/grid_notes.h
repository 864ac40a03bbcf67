#pragma once

#include <span>
#include <vector>

#include "music/score.h"

namespace clavier {

/// A note on the time grid: times in steps of 1/48 s.
struct GridNote {
  int onset = 0;
  int duration = 1;
  Pitch pitch = 60;
  std::uint8_t velocity = 64;
  bool operator==(const GridNote&) const = default;
};

constexpr int end_of(const GridNote& note) { return note.onset + note.duration; }
/// When the last note ends; zero without notes.
int end_of(std::span<const GridNote> notes);

/// The notes in the range of the piano, in performance time, by onset, then pitch; each lasts at least one step.
std::vector<GridNote> grid_notes(const Score& score);

/// Notes as one keyboard can play them. A repeated pitch is released first. A pitch that begins twice in one step
/// counts once, with its longest duration and loudest velocity. `notes` are sorted by onset.
std::vector<GridNote> remove_overlaps(std::span<const GridNote> notes);

/// The Score of the notes, with resolution 480 at 120 beats per minute, so that a step is 20 ticks.
Score score_of(std::span<const GridNote> notes);

}  // namespace clavier
