#include "evaluation/pieces/piece_features.h"

#include <limits>
#include <optional>
#include <vector>

#include "analysis/metrics/piece_metrics.h"
#include "models/classifier/era_classifier.h"

namespace clavier {
namespace {

Vector mean_style_features(const Score& score) {
  const auto passages = style_features_of_passages(score);
  if (passages.empty()) return {};
  Vector sum = Vector::Zero(static_cast<Eigen::Index>(kStyleFeatures));
  for (const std::vector<float>& passage : passages)
    sum += Eigen::Map<const Vector>(passage.data(), static_cast<Eigen::Index>(passage.size()));
  return sum / static_cast<float>(passages.size());
}

Vector metrics_of(const Score& score) {
  std::vector<float> values;
  if (score.notes.size() >= kMinPassageNotes) {
    piece_metrics(score).visit([&](const Metric& metric, const std::optional<double>& value) {
      if (metric.name == "note count") return;  // depends on where a piece is cut
      values.push_back(value ? static_cast<float>(*value) : std::numeric_limits<float>::quiet_NaN());
    });
  }
  return Eigen::Map<const Vector>(values.data(), static_cast<Eigen::Index>(values.size()));
}

}  // namespace

Vector measure_features(const Score& score, PieceFeatures features) {
  return features == PieceFeatures::style ? mean_style_features(score) : metrics_of(score);
}

}  // namespace clavier
