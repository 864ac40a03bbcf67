#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/random.h"

namespace clavier {

using Embeddings = std::span<const std::vector<float>>;

/// The squared Fréchet distance of the normal distributions of two sets of embeddings of one size (see frechet.h), each
/// set's covariance shrunk towards a multiple of the identity as far as few samples make it uncertain (Chen, Wiesel,
/// Eldar and Hero, "Shrinkage algorithms for MMSE covariance estimation", 2010: oracle approximating shrinkage). At
/// least two embeddings in each set.
double embedding_distance(Embeddings a, Embeddings b);

/// What the distance would be with endless samples: finite ones make it too large by about a constant over their
/// number. A line through the distances of `b`'s random subsets against one over their size, at its beginning (Chong
/// and Forsyth, "Effectively unbiased FID and Inception score and where to find them", 2020). At least 20 embeddings in
/// `b`.
double extrapolated_embedding_distance(Embeddings a, Embeddings b, Random random);

}  // namespace clavier
