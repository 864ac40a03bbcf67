#pragma once

#include <span>
#include <vector>

#include "base/random.h"

namespace clavier {

/// Mean and covariance of samples, each a list of the same `size` numbers (a flattened image, say). The covariance of
/// 9600 numbers would fill 700 MB, so it stays in factors: deviations^T deviations + variance * identity.
struct GaussianFit {
  std::size_t size = 0;
  std::vector<double> mean;        ///< (size)
  std::vector<double> deviations;  ///< (samples, size), from the mean, over sqrt(samples - 1); empty for one sample
  double variance = 0;             ///< 0 for several samples
};

/// Of at least one sample. One sample alone has the variance of its own numbers in every direction (over size - 1):
/// what numpy.cov makes of a single row, and so what the article's code computed for one generated piece.
GaussianFit fit_gaussian(std::span<const std::vector<float>> samples);

/// The article's random image: `size` numbers uniform in 0 .. 1, taken for one number with their mean and variance.
GaussianFit random_image(std::size_t size, Random& random);

/// |m1 - m2|^2 + trace(S1 + S2 - 2 sqrt(S1 S2)) of two spreads of one size: the squared Fréchet distance of two normal
/// distributions (Dowson and Landau 1982), called FID on images (Heusel et al. 2017). The trace of the root is the
/// sum of the singular values of deviations1 deviations2^T: of one number a sample, not of size x size. Never NaN;
/// rounding may leave a tiny negative number for equal spreads.
double frechet_distance(const GaussianFit& a, const GaussianFit& b);

/// The distance of each sample alone from `set`: frechet_distance(set, fit_gaussian(one sample)), with the costly part
/// done once.
std::vector<double> frechet_distances(const GaussianFit& set, std::span<const std::vector<float>> samples);

}  // namespace clavier
