#include "evaluation/report/set_metrics.h"

#include <algorithm>
#include <functional>
#include <map>

#include "analysis/key/main_key.h"
#include "analysis/metrics/degeneracy.h"
#include "base/parallel.h"
#include "evaluation/pieces/originality_measures.h"
#include "evaluation/report/feature_comparison.h"
#include "evaluation/report/metric_summary.h"
#include "statistics/bootstrap.h"

namespace clavier {
namespace {

constexpr std::uint64_t kIntervalSeed = 1;
constexpr std::size_t kLeastForEndless = 40;

/// What is known of each piece of a set before anything is averaged.
struct PieceFigures {
  PieceMetrics metrics;
  NineFeatures features;
  std::optional<PieceStyle> style;
  CopyFigures copy;
  Degeneracy degeneracy;
  std::optional<KeyEstimate> key;
};

std::vector<PieceFigures> figures_of(const PieceSet& set, const Yardsticks& yardsticks) {
  std::vector<PieceFigures> all(set.size());
  parallel_for(set.size(), 0, [&](std::size_t index) {
    const Score& score = set[index].score;
    all[index] = {.metrics = piece_metrics(score),
                  .features = nine_features_of(score, LengthUnit::seconds),
                  .style = yardsticks.style(score),
                  .copy = copy_figures(yardsticks.training.text(), score, note_steps(score)),
                  .degeneracy = degeneracy_of(score),
                  .key = find_main_key(score)};
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

Json metrics_json(const std::vector<PieceFigures>& all, std::span<const std::size_t> groups) {
  std::vector<PieceMetrics> metrics;
  for (const PieceFigures& piece : all) metrics.push_back(piece.metrics);
  Json json = Json::object();
  for (const MetricSummary& summary : summarise(metrics, groups, Random(kIntervalSeed)))
    json[std::string(summary.metric.name)] =
        2 * summary.pieces < all.size() ? Json(nullptr) : interval_json(summary.interval);
  return json;
}

Json features_json(const std::vector<PieceFigures>& all, const EraReference& reference) {
  std::vector<NineFeatures> features;
  for (const PieceFigures& piece : all) features.push_back(piece.features);
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

Json distances_json(const std::vector<StyleEmbedding>& places, const EraReference& reference, bool endless) {
  if (places.size() < 2) return nullptr;
  const std::size_t count = std::min(places.size(), reference.other_embeddings.size());
  const Embeddings training = reference.embeddings, set = Embeddings(places).first(count);
  const Embeddings floor = Embeddings(reference.other_embeddings).first(count);
  Json json{{"pieces", count},
            {"distance", embedding_distance(training, set)},
            {"floor", embedding_distance(training, floor)}};
  if (endless && count >= kLeastForEndless) {
    json["endless"] = endless_embedding_distance(training, set, Random(kIntervalSeed));
    json["endless_floor"] = endless_embedding_distance(training, floor, Random(kIntervalSeed));
  }
  return json;
}

Json style_json(const std::vector<PieceFigures>& all, const GroupedMean& mean, Era era) {
  const auto heard_as = [&](Era wanted) {
    return mean.of([&](std::size_t piece) -> std::optional<double> {
      if (!all[piece].style) return std::nullopt;
      return likeliest(all[piece].style->eras) == wanted ? 1 : 0;
    });
  };
  Json json{{"right", heard_as(era)}, {"heard", Json::object()}};
  for (const Era heard : kEras) json["heard"][std::string(to_string(heard))] = heard_as(heard);
  json["odds"] = mean.of([&](std::size_t piece) -> std::optional<double> {
    if (!all[piece].style) return std::nullopt;
    return all[piece].style->eras.at(static_cast<std::size_t>(era));
  });
  return json;
}

Json originality_json(const std::vector<PieceFigures>& all, const GroupedMean& mean, const HumanRow& human) {
  std::vector<CopyFigures> copies;
  for (const PieceFigures& piece : all) copies.push_back(piece.copy);
  const CopyMeasures measures = copy_measures(copies, human);
  Json json{{"longest_notes", mean.of([&](std::size_t piece) { return copies[piece].borrowing.longest; })},
            {"longest_seconds", mean.of([&](std::size_t piece) { return copies[piece].seconds; })},
            {"longest_of_all", 0}};
  for (const CopyFigures& copy : copies)
    json["longest_of_all"] = std::max(json["longest_of_all"].get<std::size_t>(), copy.borrowing.longest);
  for (std::size_t length = 0; length < kMeasuredPatterns.size(); ++length)
    json["known_" + std::to_string(kMeasuredPatterns.at(length))] =
        mean.of([&](std::size_t piece) { return copies[piece].shares.at(length); });
  json["above_people"] = measures.above_longest;
  return json;
}

Json degeneracy_json(const std::vector<PieceFigures>& all) {
  const auto count = [&](auto is_so) {
    return std::count_if(all.begin(), all.end(), [&](const PieceFigures& piece) { return is_so(piece.degeneracy); });
  };
  return {{"repeating", count([](auto& piece) { return piece.longest_repetition > kRepetitionLimit; })},
          {"doubled_notes", count([](auto& piece) { return piece.doubled_notes > 0; })},
          {"hanging_notes", count([](auto& piece) { return piece.hanging_notes > 0; })},
          {"silent", count([](auto& piece) { return piece.longest_silence > kSilenceLimit; })}};
}

Json keys_json(const std::vector<PieceFigures>& all, const GroupedMean& mean) {
  const auto of_key = [&](auto figure) {
    return mean.of([&, figure](std::size_t piece) -> std::optional<double> {
      if (!all[piece].key) return std::nullopt;
      return figure(*all[piece].key);
    });
  };
  return {{"confidence", of_key([](const KeyEstimate& key) { return key.confidence; })},
          {"margin", of_key([](const KeyEstimate& key) { return key.margin; })},
          {"major", of_key([](const KeyEstimate& key) { return key.key.mode == Mode::major ? 1.0 : 0.0; })}};
}

}  // namespace

std::vector<std::size_t> group_numbers(const PieceSet& set) {
  std::map<std::string, std::size_t> numbers;
  std::vector<std::size_t> groups;
  for (const MeasuredPiece& piece : set) groups.push_back(numbers.emplace(piece.group, numbers.size()).first->second);
  return groups;
}

Json set_figures(const PieceSet& set, const Yardsticks& yardsticks, const EraReference& reference, bool endless) {
  const std::vector<PieceFigures> all = figures_of(set, yardsticks);
  const std::vector<std::size_t> groups = group_numbers(set);
  const GroupedMean mean(groups);
  std::vector<StyleEmbedding> places;
  for (const PieceFigures& piece : all)
    if (piece.style) places.push_back(piece.style->embedding);
  Json style = style_json(all, mean, reference.era);
  style["embedding"] = distances_json(places, reference, endless);
  return {{"pieces", set.size()},
          {"groups", groups.empty() ? 0 : *std::max_element(groups.begin(), groups.end()) + 1},
          {"metrics", metrics_json(all, groups)},
          {"features", features_json(all, reference)},
          {"style", std::move(style)},
          {"originality", originality_json(all, mean, row_of(yardsticks.human, reference.era))},
          {"degeneracy", degeneracy_json(all)},
          {"keys", keys_json(all, mean)}};
}

}  // namespace clavier
