#pragma once

#include <memory>

#include "models/sequence/cache_weights.h"
#include "models/sequence/make_sequence_model.h"

namespace clavier {

/// A model that also remembers its piece: everything is the inner model's, and before each token recollection() says
/// what the piece's past suggests. The inner model's vocabulary must be of notes.
std::unique_ptr<SequenceModel> make_cached_sequence_model(std::unique_ptr<SequenceModel> inner,
                                                          const CacheWeights& weights);

}  // namespace clavier
