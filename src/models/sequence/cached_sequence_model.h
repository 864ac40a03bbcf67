#pragma once

#include <memory>

#include "models/sequence/cache_weights.h"
#include "models/sequence/make_sequence_model.h"

namespace clavier {

/// The inner model with an n-gram cache: cache_prediction() gives what followed the same passage earlier in the piece.
/// All else is the inner model's. Its vocabulary must be of style notes.
std::unique_ptr<SequenceModel> make_cached_sequence_model(std::unique_ptr<SequenceModel> inner,
                                                          const CacheWeights& weights);

}  // namespace clavier
