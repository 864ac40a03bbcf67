#pragma once

#include <span>

namespace clavier {

/// How far two samples of numbers are of one distribution: the densities that Gaussian kernels make of them, compared
/// as Yang and Lerch do ("On the evaluation of generative models in music", 2020).
struct DensityComparison {
  double divergence = 0;  ///< Kullback and Leibler's of the first from the second, in nats: 0 (alike) .. 27.6
  double overlap = 0;     ///< area under the lower of the two densities: 0 .. 1 (alike)
  bool operator==(const DensityComparison&) const = default;
};

/// The width of the kernel for a sample: its standard deviation (of n - 1) times n^(-1/5) (Scott, "Multivariate Density
/// Estimation", 1992). 0 for fewer than two numbers.
double scott_bandwidth(std::span<const double> sample);

/// Both densities are taken at 1024 places from four widths below all numbers to four above, each number shared between
/// the two nearest. A kernel is at least as wide as their distance. A density below 1e-12 of the whole counts as that,
/// so that the divergence stays finite. Samples of nothing but one number are alike; all 0 when one is empty.
DensityComparison compare_densities(std::span<const double> first, std::span<const double> second);

}  // namespace clavier
