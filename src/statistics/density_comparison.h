#pragma once

#include <span>

namespace clavier {

/// How similar the distributions of two samples are: their Gaussian kernel density estimates compared as by Yang and
/// Lerch ("On the evaluation of generative models in music", 2020).
struct DensityComparison {
  double divergence = 0;  ///< Kullback-Leibler, of the first from the second, in nats: 0 (equal) .. 27.6
  double overlap = 0;     ///< area under the lower of the two densities: 0 .. 1 (equal)
  bool operator==(const DensityComparison&) const = default;
};

/// Scott's bandwidth of the kernel for a sample: its standard deviation (over n - 1) times n^(-1/5) (Scott,
/// "Multivariate Density Estimation", 1992). 0 for fewer than two numbers.
double scott_bandwidth(std::span<const double> sample);

/// Evaluates both densities at 1024 grid points, from four bandwidths below all numbers to four above. Each number is
/// shared between the two nearest grid points; a bandwidth is at least one grid step. Probabilities below 1e-12 count
/// as that, so that the divergence stays finite. Samples that all hold one number are equal. All 0 when one is empty.
DensityComparison compare_densities(std::span<const double> first, std::span<const double> second);

}  // namespace clavier
