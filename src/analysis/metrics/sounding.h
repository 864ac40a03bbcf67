#pragma once

#include <vector>

#include "music/score.h"

namespace clavier {

/// A stretch of performance time.
struct TimeRange {
  Seconds start;
  Seconds end;
  Seconds length() const { return end - start; }
  bool operator==(const TimeRange&) const = default;
};

/// When anything sounds: a note lasts, or the sustain pedal holds one that has begun. In order and disjoint.
std::vector<TimeRange> sounding_ranges(const Score& score);

/// The gaps between the sounding ranges, and the one before the first note. Empty when there is no note.
std::vector<TimeRange> silences(const Score& score);

/// The length of the longest of the silences; zero when there is none.
Seconds longest_silence(const Score& score);

}  // namespace clavier
