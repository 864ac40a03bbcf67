#pragma once

#include <span>
#include <vector>

#include "base/random.h"

namespace clavier {

/// Mean and covariance of samples, each a list of `size` numbers, such as a flattened piano roll. The covariance of
/// 9600 numbers would fill 700 MB, so it is kept as factors: deviations^T deviations + variance * identity.
struct GaussianFit {
  std::size_t size = 0;
  std::vector<double> mean;        ///< (size)
  std::vector<double> deviations;  ///< (samples, size), from the mean, over sqrt(samples - 1); empty for one sample
  double variance = 0;             ///< 0 when there are several samples
};

/// Fits at least one sample. A single sample gets the variance of its own numbers (over size - 1) in every direction.
/// numpy.cov does the same with a single row, and so does the article's code for one generated piece.
GaussianFit fit_gaussian(std::span<const std::vector<float>> samples);

/// The article's random baseline: `size` numbers uniform in 0 .. 1, fitted as a single sample.
GaussianFit random_image(std::size_t size, Random& random);

/// |m1 - m2|^2 + trace(S1 + S2 - 2 sqrt(S1 S2)) of two fits of one size. This is the squared Fréchet distance of two
/// normal distributions (Dowson and Landau 1982), called FID on images (Heusel et al. 2017). The trace of the root is
/// the sum of the singular values of deviations1 deviations2^T, a matrix of (samples, samples) instead of (size, size).
/// Never NaN; rounding may leave a tiny negative number for equal fits.
double frechet_distance(const GaussianFit& a, const GaussianFit& b);

/// The distance of each single sample from `set`: frechet_distance(set, fit_gaussian(one sample)). The costly part is
/// done once.
std::vector<double> frechet_distances(const GaussianFit& set, std::span<const std::vector<float>> samples);

}  // namespace clavier
