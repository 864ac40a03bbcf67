#pragma once

#include <span>
#include <vector>

#include "analysis/histogram.h"
#include "encoding/grid_notes.h"
#include "engine/roll_checkpoint.h"

namespace clavier {

/// How dense, how long-breathed and how loud music is, and of which pitch classes.
struct StrikeMeans {
  double strikes = 0;  ///< a frame
  double length = 0;   ///< steps
  double velocity = 0;
  PitchClassHistogram pitch_classes{};  ///< shares of the notes
};

/// Of excerpts of `frames` frames; zeros when there is no note.
StrikeMeans strike_means(std::span<const std::vector<GridNote>> excerpts, int frames);

/// Finds the corrections (tensor "calibration") and the odds of tonics (tensor "tonics") with which what the network
/// draws has the means of real music, era by era: `real` in the order of the checkpoint's eras. Corrections by
/// bisection over the same sketches, where what is out of reach stays at the nearest bound; odds by expectation
/// maximisation, as the weights of a mixture of one histogram in twelve transpositions. The checkpoint is of the kind
/// "beats" and its tensors fit.
void calibrate_beats(RollCheckpoint& checkpoint, std::span<const StrikeMeans> real);

}  // namespace clavier
