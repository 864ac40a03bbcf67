#include "evaluation/report/set_metrics.h"

#include <algorithm>
#include <functional>
#include <map>

#include "analysis/key/key_stability.h"
#include "analysis/key/main_key.h"
#include "base/parallel.h"
#include "evaluation/pieces/degeneracy_counts.h"
#include "evaluation/pieces/originality_measures.h"
#include "evaluation/report/feature_comparison.h"
#include "evaluation/report/metric_summary.h"
#include "statistics/bootstrap.h"

namespace clavier {
namespace {

constexpr std::uint64_t kIntervalSeed = 1;
constexpr std::size_t kMinPiecesToExtrapolate = 40;

/// What is known of each piece of a set before anything is averaged.
struct PieceMeasurements {
  PieceMetrics metrics;
  YangLerchFeatures features;
  std::optional<EraPrediction> style;
  OriginalityMetrics originality;
  Degeneracy degeneracy;
  std::optional<KeyEstimate> key;
  double key_stability = 0;
};

std::vector<PieceMeasurements> measure_pieces(const PieceSet& set, const EvaluationContext& context) {
  std::vector<PieceMeasurements> all(set.size());
  parallel_for(set.size(), 0, [&](std::size_t index) {
    const Score& score = set[index].score;
    all[index] = {
        .metrics = piece_metrics(score),
        .features = yang_lerch_features_of(score, LengthUnit::seconds),
        .style = context.classifier(score),
        .originality = measure_piece_originality(context.originality.training.text(), score, encode_intervals(score)),
        .degeneracy = degeneracy_of(score),
        .key = find_main_key(score),
        .key_stability = measure_key_stability(score)};
  });
  return all;
}

/// Means of one number a piece, of the pieces that have it.
class GroupedMean {
 public:
  explicit GroupedMean(std::span<const std::size_t> groups) : groups_(groups) {}

  Json of(const std::function<std::optional<double>(std::size_t)>& value) const {
    std::vector<double> values;
    std::vector<std::size_t> groups;
    std::map<std::size_t, std::size_t> numbers;
    for (std::size_t piece = 0; piece < groups_.size(); ++piece)
      if (const auto one = value(piece)) {
        values.push_back(*one);
        groups.push_back(numbers.emplace(groups_[piece], numbers.size()).first->second);
      }
    return values.empty() ? Json(nullptr) : interval_json(bootstrap_mean(values, groups, Random(kIntervalSeed)));
  }

 private:
  std::span<const std::size_t> groups_;
};

Json metrics_json(const std::vector<PieceMeasurements>& all, std::span<const std::size_t> groups) {
  std::vector<PieceMetrics> metrics;
  for (const PieceMeasurements& piece : all) metrics.push_back(piece.metrics);
  Json json = Json::object();
  for (const MetricSummary& summary : summarise(metrics, groups, Random(kIntervalSeed)))
    json[std::string(summary.metric.name)] =
        2 * summary.pieces < all.size() ? Json(nullptr) : interval_json(summary.interval);
  return json;
}

Json features_json(const std::vector<PieceMeasurements>& all, const EraReference& reference) {
  std::vector<YangLerchFeatures> features;
  for (const PieceMeasurements& piece : all) features.push_back(piece.features);
  const FeatureComparisons compared = compare_features(reference.features, features);
  if (compared.features.empty()) return nullptr;
  Json json{{"mean_overlap", compared.mean_generated_overlap}};
  for (const FeatureComparison& one : compared.features)
    json[std::string(one.feature)] = {{"overlap", one.generated.overlap},
                                      {"divergence", one.generated.divergence},
                                      {"within", one.generated_distance},
                                      {"within_training", one.real_distance},
                                      {"across", one.distance_across}};
  return json;
}

Json distances_json(const std::vector<StyleEmbedding>& embeddings, const EraReference& reference, bool extrapolated) {
  if (embeddings.size() < 2) return nullptr;
  const std::size_t count = std::min(embeddings.size(), reference.other_embeddings.size());
  const Embeddings training = reference.embeddings, set = Embeddings(embeddings).first(count);
  const Embeddings real_vs_real = Embeddings(reference.other_embeddings).first(count);
  Json json{{"pieces", count},
            {"distance", embedding_distance(training, set)},
            {"real_vs_real", embedding_distance(training, real_vs_real)}};
  if (extrapolated && count >= kMinPiecesToExtrapolate) {
    json["extrapolated"] = extrapolated_embedding_distance(training, set, Random(kIntervalSeed));
    json["extrapolated_real_vs_real"] = extrapolated_embedding_distance(training, real_vs_real, Random(kIntervalSeed));
  }
  return json;
}

Json style_json(const std::vector<PieceMeasurements>& all, const GroupedMean& mean, Era era) {
  const auto predicted_as = [&](Era wanted) {
    return mean.of([&](std::size_t piece) -> std::optional<double> {
      if (!all[piece].style) return std::nullopt;
      return most_probable_era(all[piece].style->eras) == wanted ? 1 : 0;
    });
  };
  Json json{{"accuracy", predicted_as(era)}, {"predicted", Json::object()}};
  for (const Era predicted : kEras) json["predicted"][std::string(to_string(predicted))] = predicted_as(predicted);
  json["probability"] = mean.of([&](std::size_t piece) -> std::optional<double> {
    if (!all[piece].style) return std::nullopt;
    return all[piece].style->eras.at(static_cast<std::size_t>(era));
  });
  return json;
}

Json originality_json(const std::vector<PieceMeasurements>& all, const GroupedMean& mean,
                      const HumanBaselineRow& human) {
  std::vector<OriginalityMetrics> metrics;
  for (const PieceMeasurements& piece : all) metrics.push_back(piece.originality);
  const OriginalitySummary measures = summarise_originality(metrics, human);
  Json json{{"longest_notes", mean.of([&](std::size_t piece) { return metrics[piece].overlap.longest; })},
            {"longest_seconds", mean.of([&](std::size_t piece) { return metrics[piece].seconds; })},
            {"longest_of_all", 0}};
  for (const OriginalityMetrics& originality : metrics)
    json["longest_of_all"] = std::max(json["longest_of_all"].get<std::size_t>(), originality.overlap.longest);
  for (std::size_t length = 0; length < kNgramLengths.size(); ++length)
    json["ngram_overlap_" + std::to_string(kNgramLengths.at(length))] =
        mean.of([&](std::size_t piece) { return metrics[piece].shares.at(length); });
  json["above_human_limit"] = measures.above_human_longest;
  return json;
}

Json degeneracy_json(const std::vector<PieceMeasurements>& all) {
  std::vector<Degeneracy> pieces;
  for (const PieceMeasurements& piece : all) pieces.push_back(piece.degeneracy);
  return faults_json(count_degeneracy(pieces));
}

Json keys_json(const std::vector<PieceMeasurements>& all, const GroupedMean& mean) {
  const auto of_key = [&](auto metric) {
    return mean.of([&, metric](std::size_t piece) -> std::optional<double> {
      if (!all[piece].key) return std::nullopt;
      return metric(*all[piece].key);
    });
  };
  return {{"confidence", of_key([](const KeyEstimate& key) { return key.confidence; })},
          {"margin", of_key([](const KeyEstimate& key) { return key.margin; })},
          {"stability", mean.of([&](std::size_t piece) { return all[piece].key_stability; })},
          {"major", of_key([](const KeyEstimate& key) { return key.key.mode == Mode::major ? 1.0 : 0.0; })}};
}

}  // namespace

std::vector<std::size_t> group_numbers(const PieceSet& set) {
  std::map<std::string, std::size_t> numbers;
  std::vector<std::size_t> groups;
  for (const MeasuredPiece& piece : set) groups.push_back(numbers.emplace(piece.group, numbers.size()).first->second);
  return groups;
}

Json measure_set_metrics(const PieceSet& set, const EvaluationContext& context, const EraReference& reference,
                         bool extrapolated) {
  const std::vector<PieceMeasurements> all = measure_pieces(set, context);
  const std::vector<std::size_t> groups = group_numbers(set);
  const GroupedMean mean(groups);
  std::vector<StyleEmbedding> embeddings;
  for (const PieceMeasurements& piece : all)
    if (piece.style) embeddings.push_back(piece.style->embedding);
  Json style = style_json(all, mean, reference.era);
  style["embedding"] = distances_json(embeddings, reference, extrapolated);
  return {{"pieces", set.size()},
          {"groups", groups.empty() ? 0 : *std::max_element(groups.begin(), groups.end()) + 1},
          {"metrics", metrics_json(all, groups)},
          {"features", features_json(all, reference)},
          {"style", std::move(style)},
          {"originality", originality_json(all, mean, baseline_row_of(context.originality.human, reference.era))},
          {"degeneracy", degeneracy_json(all)},
          {"keys", keys_json(all, mean)}};
}

}  // namespace clavier
