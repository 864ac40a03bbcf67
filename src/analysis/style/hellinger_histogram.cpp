#include "analysis/style/hellinger_histogram.h"

#include <algorithm>
#include <cmath>

namespace clavier {

void HellingerHistogram::add(double bin, double weight) {
  const double last = static_cast<double>(counts_.size()) - 1;
  counts_[static_cast<std::size_t>(std::clamp(std::floor(bin), 0.0, last))] += weight;
  sum_ += weight;
}

void HellingerHistogram::append_to(std::vector<float>& features) const {
  for (const double count : counts_) features.push_back(sum_ > 0 ? static_cast<float>(std::sqrt(count / sum_)) : 0.0F);
}

}  // namespace clavier
