#pragma once

#include <span>
#include <vector>

#include "analysis/metrics/histogram.h"
#include "encoding/grid_notes.h"

namespace clavier {

/// Of all notes of some excerpts together: how dense, how long-breathed and how loud music is, and of which pitch
/// classes.
struct OnsetStatistics {
  double onsets_per_frame = 0;  ///< a frame
  double length = 0;            ///< steps
  double velocity = 0;
  PitchClassHistogram pitch_classes{};  ///< shares of the notes
};

/// Of excerpts of `frames` frames; zeros when there is no note.
OnsetStatistics compute_onset_statistics(std::span<const std::vector<GridNote>> excerpts, int frames);

}  // namespace clavier
