#include "evaluation/metric_summary.h"

#include <optional>

namespace clavier {
namespace {

struct MetricValues {
  Metric metric;
  std::vector<double> values{};  // of the pieces that have it
};

std::vector<MetricValues> values_by_metric(std::span<const PieceMetrics> pieces) {
  std::vector<MetricValues> all;
  for (const PieceMetrics& piece : pieces) {
    std::size_t place = 0;
    piece.visit([&](const Metric& metric, const std::optional<double>& value) {
      if (place == all.size()) all.push_back({metric});
      if (value) all[place].values.push_back(*value);
      ++place;
    });
  }
  return all;
}

}  // namespace

std::vector<MetricSummary> summarise(std::span<const PieceMetrics> pieces, Random random) {
  std::vector<MetricSummary> summaries;
  for (const MetricValues& values : values_by_metric(pieces))
    summaries.push_back(
        {.metric = values.metric, .interval = bootstrap_mean(values.values, random), .pieces = values.values.size()});
  return summaries;
}

}  // namespace clavier
