#include "statistics/bootstrap.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>
#include <vector>

namespace clavier {

ConfidenceInterval percentile_interval(double figure, std::vector<double> resampled) {
  std::sort(resampled.begin(), resampled.end());
  const auto last = static_cast<double>(resampled.size() - 1);
  const auto at = [&](double part) { return resampled[static_cast<std::size_t>(part * last + 0.5)]; };
  return {.mean = figure, .low = at(0.025), .high = at(0.975)};
}

ConfidenceInterval bootstrap_mean(std::span<const double> values, Random random) {
  if (values.empty()) return {};
  const auto count = static_cast<double>(values.size());
  std::vector<double> means(kResamples);
  for (double& mean : means) {
    for (std::size_t draw = 0; draw < values.size(); ++draw) mean += values[random.below(values.size())];
    mean /= count;
  }
  return percentile_interval(std::accumulate(values.begin(), values.end(), 0.0) / count, std::move(means));
}

ConfidenceInterval bootstrap_mean(std::span<const double> values, std::span<const std::size_t> groups, Random random) {
  assert(values.size() == groups.size());
  if (values.empty()) return {};
  struct Group {
    double sum = 0;
    double values = 0;
  };
  std::vector<Group> all(*std::max_element(groups.begin(), groups.end()) + 1);
  Group whole;
  for (std::size_t index = 0; index < values.size(); ++index)
    for (Group* group : {&all[groups[index]], &whole}) *group = {group->sum + values[index], group->values + 1};
  std::vector<double> means(kResamples);
  for (double& mean : means) {
    Group resample;
    for (std::size_t draw = 0; draw < all.size(); ++draw) {
      const Group& group = all[random.below(all.size())];
      resample = {resample.sum + group.sum, resample.values + group.values};
    }
    mean = resample.sum / resample.values;
  }
  return percentile_interval(whole.sum / whole.values, std::move(means));
}

ConfidenceInterval bootstrap_ratio(std::span<const double> sums, std::span<const double> counts, Random random) {
  assert(sums.size() == counts.size());
  const double whole = std::accumulate(counts.begin(), counts.end(), 0.0);
  if (whole == 0) return {};
  std::vector<double> ratios;
  for (int resample = 0; resample < kResamples; ++resample) {
    double sum = 0, count = 0;
    for (std::size_t draw = 0; draw < sums.size(); ++draw) {
      const std::size_t piece = random.below(sums.size());
      sum += sums[piece];
      count += counts[piece];
    }
    if (count > 0) ratios.push_back(sum / count);
  }
  return percentile_interval(std::accumulate(sums.begin(), sums.end(), 0.0) / whole, std::move(ratios));
}

}  // namespace clavier
