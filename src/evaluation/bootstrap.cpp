#include "evaluation/bootstrap.h"

#include <numeric>
#include <utility>
#include <vector>

namespace clavier {

Interval bootstrap_mean(std::span<const double> values, Random random) {
  if (values.empty()) return {};
  const auto count = static_cast<double>(values.size());
  std::vector<double> means(kResamples);
  for (double& mean : means) {
    for (std::size_t draw = 0; draw < values.size(); ++draw) mean += values[random.below(values.size())];
    mean /= count;
  }
  return interval_of(std::accumulate(values.begin(), values.end(), 0.0) / count, std::move(means));
}

}  // namespace clavier
