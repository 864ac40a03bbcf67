#pragma once

#include <optional>
#include <span>

#include "analysis/rolls/excerpt_statistics.h"
#include "analysis/rolls/onset_statistics.h"
#include "models/gan/gan_checkpoint.h"

namespace clavier {

/// Statistics of the real music of an era.
struct RealStatistics {
  OnsetStatistics notes;  ///< of excerpts of any length
  std::optional<ExcerptStatistics>
      excerpts;  ///< of calibration_frames each; without them only those of `notes` are matched
};

/// Frames of a calibration excerpt, some 20 s: long enough to have a key.
int calibration_frames(const GanOptions& network);

/// Fits the decoding parameters (DecodingParameters) and the probabilities of tonics (tensor "tonics") so that
/// generated music has the statistics of real music, era by era: `real` in the order of the checkpoint's eras. Each
/// parameter moves the statistics of others too, so all are moved together in small steps, each towards its own
/// statistic, on the same structured latents; what is out of reach stays at its bound. The checkpoint is of kind
/// "beat_gan" and its tensors fit. Eras are shared out among `threads` threads, 0 for all cores; the result does not
/// depend on it.
void calibrate_decoding(GanCheckpoint& checkpoint, std::span<const RealStatistics> real, unsigned threads);

}  // namespace clavier
