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

/// When anything sounds: a key is down, or the sustain pedal holds what was struck. In order, apart from each other.
std::vector<TimeRange> sounding_ranges(const Score& score);

/// The gaps between them within the piece, and the one before the first note. None when there is no note.
std::vector<TimeRange> silences(const Score& score);

/// Zero when there is none.
Seconds longest_silence(const Score& score);

}  // namespace clavier
