#pragma once

#include <cstddef>
#include <vector>

namespace clavier {

/// Counts in bins. What is told of them is the square roots of their shares, so that the Euclidean distance between
/// two counters is Hellinger's distance of two distributions, and rare things count for something.
class HellingerHistogram {
 public:
  explicit HellingerHistogram(std::size_t bins) : counts_(bins) {}

  /// Bins beyond either end count as the first or the last.
  void add(double bin, double weight = 1);
  /// A number a bin; zeros while nothing has been counted.
  void append_to(std::vector<float>& features) const;

 private:
  std::vector<double> counts_;
  double sum_ = 0;
};

}  // namespace clavier
