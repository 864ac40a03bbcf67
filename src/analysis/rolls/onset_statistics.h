#pragma once

#include <span>
#include <vector>

#include "analysis/metrics/histogram.h"
#include "encoding/grid_notes.h"

namespace clavier {

/// Density, note length, velocity and pitch classes of all notes of some excerpts together.
struct OnsetStatistics {
  double onsets_per_frame = 0;  ///< notes that begin in a frame
  double length = 0;            ///< mean, in steps
  double velocity = 0;
  PitchClassHistogram pitch_classes{};  ///< shares of the notes
};

/// Statistics of excerpts of `frames` frames; zeros when there is no note.
OnsetStatistics compute_onset_statistics(std::span<const std::vector<GridNote>> excerpts, int frames);

}  // namespace clavier
