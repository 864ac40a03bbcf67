#pragma once

#include <array>
#include <span>
#include <vector>

#include "analysis/rolls/variance_components.h"
#include "encoding/grid_notes.h"

namespace clavier {

/// Properties of music that a network gets wrong when it decides each pitch independently. Each is a mean over excerpts
/// unless stated otherwise. Chords are those of encoding/chords.h.
struct ExcerptStatistics {
  double longest_sustain = 0;  ///< share of the time for which the most sustained pitch sounds, in total
  double chord = 0;            ///< notes in a chord
  double stepwise = 0;         ///< share of the notes 1 or 2 semitones from an onset up to half a second before
  double clashes = 0;    ///< share of the notes a semitone, octaves aside, from a note that sounds or begins with them
  double isochrony = 0;  ///< share of the intervals between chords that equal the one before to within a sixth
  double onset_asynchrony = 0;       ///< share of the notes that begin 1 or 2 steps after the note before
  double key = 0;                    ///< confidence of the best-fitting key (KeyEstimate::confidence)
  double triads = 0;                 ///< largest share of a second's sound that lies in one major or minor triad
  double legato = 0;                 ///< share of the notes that end within a step of a later note's onset
  double within_piece_variance = 0;  ///< measure_within_piece_variance() of the excerpts
  /// Shares of the intervals within chords, octaves aside, over all excerpts.
  std::array<double, kPitchClasses> intervals{};
  double polyphony = 0;        ///< notes sounding while any does, over all excerpts
  VarianceComponents lengths;  ///< of the natural logarithms of note lengths
  VarianceComponents loudness;
  bool operator==(const ExcerptStatistics&) const = default;
};

/// Over the excerpts that have notes, each of `steps` steps, sorted and without overlaps (remove_overlaps). Zeros when
/// there is none.
ExcerptStatistics compute_excerpt_statistics(std::span<const std::vector<GridNote>> excerpts, int steps);

}  // namespace clavier
