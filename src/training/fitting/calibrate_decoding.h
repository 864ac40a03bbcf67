#pragma once

#include <optional>
#include <span>

#include "analysis/rolls/excerpt_statistics.h"
#include "analysis/rolls/onset_statistics.h"
#include "models/gan/gan_checkpoint.h"

namespace clavier {

/// What music of an era is like.
struct RealStatistics {
  OnsetStatistics notes;                      ///< of excerpts of any length
  std::optional<ExcerptStatistics> excerpts;  ///< of calibration_frames each; without them only `notes` are matched
};

/// Some 20 s: long enough for one key to rule.
int calibration_frames(const GanOptions& network);

/// Finds the habits (tensors "calibration" and "habits") and the odds of tonics (tensor "tonics") with which what the
/// network draws has the means of real music, era by era: `real` in the order of the checkpoint's eras. Each habit
/// moves the means of the others too, so all go together in small steps, each towards its own mean, drawing the same
/// sketches again and again; what is out of reach stays at its bound. The checkpoint is of the kind "beats" and its
/// tensors fit. Eras are shared out among so many threads, 0 for all that there are; the result is the same.
void calibrate_decoding(GanCheckpoint& checkpoint, std::span<const RealStatistics> real, unsigned threads);

}  // namespace clavier
