#pragma once

#include <array>
#include <span>
#include <vector>

#include "analysis/rolls/variance_components.h"
#include "encoding/grid_notes.h"

namespace clavier {

/// What music is like that a network decides badly when it decides each key by itself: means over excerpts, each by
/// itself where nothing else is said. What is struck together: encoding/chords.h.
struct ExcerptStatistics {
  double longest_sustain = 0;  ///< share of the time that the key is down which is down the longest
  double chord = 0;            ///< notes struck together
  double stepwise = 0;         ///< share of the notes 1 or 2 semitones from one struck up to half a second before
  double clashes = 0;    ///< share of the notes a semitone, octaves aside, from a key that is down or struck with them
  double isochrony = 0;  ///< share of the times from chord to chord that are as long as the one before, within a sixth
  double onset_asynchrony = 0;       ///< share of the notes that begin 1 or 2 steps after the one before
  double key = 0;                    ///< how well the key fits that fits best (KeyEstimate::confidence)
  double triads = 0;                 ///< of what sounds in a second, share that lies in one major or minor triad
  double legato = 0;                 ///< share of the notes that end within a step of where a later one begins
  double within_piece_variance = 0;  ///< wandering() of the excerpts
  /// Shares of the intervals within chords, octaves aside, of all excerpts together.
  std::array<double, kPitchClasses> intervals{};
  double polyphony = 0;        ///< keys that are down while any is, of all excerpts together
  VarianceComponents lengths;  ///< of their natural logarithms
  VarianceComponents loudness;
  bool operator==(const ExcerptStatistics&) const = default;
};

/// Over the excerpts that have notes, each of `steps` steps, sorted and remove_overlaps; zeros when there is none.
ExcerptStatistics compute_excerpt_statistics(std::span<const std::vector<GridNote>> excerpts, int steps);

}  // namespace clavier
