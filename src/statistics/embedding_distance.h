#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/random.h"

namespace clavier {

using Embeddings = std::span<const std::vector<float>>;

/// The squared Fréchet distance between normal distributions fitted to two sets of embeddings of one size (frechet.h).
/// Each covariance is shrunk towards a multiple of the identity, the more the fewer its samples (Chen, Wiesel, Eldar
/// and Hero, "Shrinkage algorithms for MMSE covariance estimation", 2010: oracle approximating shrinkage). At least two
/// embeddings in each set.
double embedding_distance(Embeddings a, Embeddings b);

/// The distance extrapolated to infinitely many samples; a finite number n of samples adds a bias of about a constant
/// over n. Fits a line to the distances of random subsets of `b` against one over their size and takes its intercept
/// (Chong and Forsyth, "Effectively unbiased FID and Inception score and where to find them", 2020). At least 20
/// embeddings in `b`.
double extrapolated_embedding_distance(Embeddings a, Embeddings b, Random random);

}  // namespace clavier
