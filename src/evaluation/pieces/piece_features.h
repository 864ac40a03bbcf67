#pragma once

#include "models/layers/matrix.h"
#include "music/score.h"

namespace clavier {

/// What a classifier sees of a piece. Neither has loudness.
enum class PieceFeatures {
  metrics,  ///< PieceMetrics that all pieces have, but for the number of notes: some twenty numbers
  style,    ///< the mean style features of its passages (style_features.h): 384 numbers
};

/// Empty for a piece of fewer than kMinPassageNotes notes; NaN for metrics that it does not have.
Vector measure_features(const Score& score, PieceFeatures features);

}  // namespace clavier
