#pragma once

#include <span>

#include "base/progress.h"
#include "models/sequence/cache_weights.h"
#include "models/sequence/make_sequence_model.h"

namespace clavier {

/// The weights of the n-gram cache that give the pieces the highest likelihood: for each level the share of the
/// mixture, by expectation maximisation (Jelinek and Mercer 1980). Reads at most `events` events, whole pieces spread
/// over all of them, on `threads` threads (0: all cores); the result does not depend on how many. A level that never
/// occurs gets weight 0. The factory's models must have a vocabulary of notes.
CacheWeights fit_cache_weights(const SequenceModelFactory& factory, std::span<const Events> pieces, std::size_t events,
                               unsigned threads, Progress& progress);

}  // namespace clavier
