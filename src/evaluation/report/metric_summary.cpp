#include "evaluation/report/metric_summary.h"

#include <map>
#include <optional>

namespace clavier {
namespace {

struct MetricValues {
  Metric metric;
  std::vector<double> values{};       // of the pieces that have it
  std::vector<std::size_t> groups{};  // of the same
};

std::vector<MetricValues> values_by_metric(std::span<const PieceMetrics> pieces, std::span<const std::size_t> groups) {
  std::vector<MetricValues> all;
  for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
    std::size_t place = 0;
    pieces[piece].visit([&](const Metric& metric, const std::optional<double>& value) {
      if (place == all.size()) all.push_back({metric});
      MetricValues& values = all[place++];
      if (!value) return;
      values.values.push_back(*value);
      values.groups.push_back(groups[piece]);
    });
  }
  return all;
}

/// Renames groups, of which some may be missing, to 0, 1, 2 ...
std::vector<std::size_t> renumber(const std::vector<std::size_t>& groups) {
  std::map<std::size_t, std::size_t> numbers;
  std::vector<std::size_t> anew;
  for (const std::size_t group : groups) anew.push_back(numbers.emplace(group, numbers.size()).first->second);
  return anew;
}

}  // namespace

std::vector<MetricSummary> summarise(std::span<const PieceMetrics> pieces, std::span<const std::size_t> groups,
                                     Random random) {
  std::vector<MetricSummary> summaries;
  for (const MetricValues& values : values_by_metric(pieces, groups))
    summaries.push_back({.metric = values.metric,
                         .interval = bootstrap_mean(values.values, renumber(values.groups), random),
                         .pieces = values.values.size()});
  return summaries;
}

}  // namespace clavier
