#pragma once

#include <cstddef>
#include <vector>

namespace clavier {

/// A histogram given as the square roots of its shares. The Euclidean distance of two of them is proportional to the
/// Hellinger distance of the distributions, so that rare values have weight.
class HellingerHistogram {
 public:
  explicit HellingerHistogram(std::size_t bins) : counts_(bins) {}

  /// Values beyond either end count in the first or the last bin.
  void add(double bin, double weight = 1);
  /// One number for each bin; zeros while nothing has been counted.
  void append_to(std::vector<float>& features) const;

 private:
  std::vector<double> counts_;
  double sum_ = 0;
};

}  // namespace clavier
