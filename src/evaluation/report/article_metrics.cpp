#include "evaluation/report/article_metrics.h"

#include <cmath>

#include "analysis/key/key.h"
#include "analysis/metrics/histogram.h"
#include "base/error.h"
#include "encoding/bins.h"
#include "evaluation/rolls/nearest_training_plot.h"
#include "evaluation/rolls/roll_distances.h"
#include "evaluation/rolls/roll_measures.h"
#include "plots/bars.h"

namespace clavier {
namespace {

constexpr std::uint64_t kHalvesSeed = 1;
constexpr std::size_t kMinRolls = 20;  // of sets that are compared
constexpr std::size_t kNamedKeys = 8;
constexpr std::size_t kSearchedRolls = 10;
constexpr std::size_t kPlottedRolls = 3;

std::vector<RealPiece> to_real_pieces(const PieceSet& set) {
  std::vector<RealPiece> pieces;
  for (const MeasuredPiece& piece : set)
    pieces.push_back({.name = piece.name, .work = piece.group, .notes = remove_overlaps(grid_notes(piece.score))});
  return pieces;
}

PitchHistogram histogram_of(std::span<const RealPiece> pieces) {
  PitchHistogram histogram{};
  for (const RealPiece& piece : pieces)
    for (const GridNote& note : piece.notes) histogram.at(note.pitch) += 1;
  return shares(histogram);
}

PitchClassHistogram classes_of(const PitchHistogram& histogram) {
  PitchClassHistogram classes{};
  for (std::size_t pitch = 0; pitch < histogram.size(); ++pitch)
    classes.at(pitch % static_cast<std::size_t>(kPitchClasses)) += histogram.at(pitch);
  return classes;
}

Svg histogram_plot(const PitchHistogram& histogram) {
  BarPlot plot{.vertical = "share of notes (%)", .width = 440, .height = 180};
  for (int pitch = kLowestPianoKey; pitch <= kHighestPianoKey; ++pitch)
    plot.bars.push_back({.label = pitch % kPitchClasses == 0 ? pitch_name(pitch) : "",
                         .value = 100 * histogram.at(static_cast<std::size_t>(pitch))});
  return draw(plot);
}

Json keys_of(const PieceSet& set) {
  Json keys = Json::array();
  for (const MeasuredPiece& piece : set) {
    if (keys.size() == kNamedKeys) break;
    const auto key = find_key(piece.score, KeyProfile::krumhansl);
    keys.push_back({{"piece", piece.name},
                    {"key", key ? Json(to_string(key->key)) : Json(nullptr)},
                    {"confidence", key ? key->confidence : 0}});
  }
  return keys;
}

Json range_json(const InterdecileRange& range) { return {range.median, range.low, range.high}; }

Json single_json(const SingleDistances& single) {
  return {{"generated", range_json(single.generated)},
          {"held_out", range_json(single.held_out)},
          {"inside", single.generated_inside},
          {"random_image", single.random_image},
          {"empty", single.empty},
          {"noise", single.noise}};
}

Json sets_json(const ArticleReference& reference, std::span<const MeasuredRoll> rolls) {
  if (std::min({rolls.size(), reference.half.size(), reference.other_half.size()}) < kMinRolls) return nullptr;
  const SetDistances sets = measure_set_distances(reference.half, reference.other_half, rolls);
  return {{"rolls", sets.rolls},
          {"generated", sets.generated},
          {"real_vs_real", sets.real_vs_real},
          {"empty", sets.empty},
          {"noise", sets.noise},
          {"ratio", sets.real_vs_real > 0 ? Json(sets.generated / sets.real_vs_real) : Json(nullptr)}};
}

TrainingExcerpt training_music(const ArticleReference& reference, const PieceWindow& window) {
  const RealPiece& piece = reference.training[window.piece];
  return {.score = score_of(read_roll(roll_of(piece.notes, {.start = window.start}))),
          .name = piece.name,
          .start = {static_cast<double>(window.start) / kStepsPerSecond},
          .value = window.value};
}

/// Of the first roll of each piece of a set.
void add_nearest(const ArticleReference& reference, const PieceSet& set, std::span<const MeasuredRoll> rolls,
                 Progress& progress, ArticleMetrics& metrics) {
  std::vector<PackedRoll> images;
  for (const MeasuredRoll& roll : rolls.first(std::min(kSearchedRolls, rolls.size()))) images.push_back(roll.sounding);
  const std::vector<NearestWindows> similar = find_nearest_windows(images, reference.training, progress);
  std::vector<double> rmses, overlaps;
  RollMeasures shown{.era = reference.era};
  for (std::size_t roll = 0; roll < similar.size(); ++roll) {
    rmses.push_back(similar[roll].nearest.value);
    overlaps.push_back(similar[roll].largest_overlap.value);
    if (roll < kPlottedRolls)
      shown.training_neighbours.push_back(
          {.name = set[roll].name,
           .generated = rolls[roll].score,
           .nearest = training_music(reference, similar[roll].nearest),
           .largest_overlap = training_music(reference, similar[roll].largest_overlap)});
  }
  metrics.json["nearest"] = {{"rmse", range_json(compute_interdecile_range(rmses))},
                             {"overlap", range_json(compute_interdecile_range(overlaps))}};
  metrics.nearest = plot_nearest_training(shown).str();
}

}  // namespace

ArticleReference make_article_reference(const Corpus& corpus, const RealPieceSelection& wanted, Progress& progress) {
  ArticleReference reference{.era = wanted.era};
  reference.training = read_real_pieces(corpus, Split::train, wanted.era, progress);
  const std::vector<RealPiece> others = read_real_pieces(corpus, wanted.split, wanted.era, progress);
  reference.training_rolls = first_rolls_of(reference.training);
  reference.held_out_rolls = first_rolls_of(others);
  const auto [half, other] = split_by_work(reference.training, Random(kHalvesSeed));
  reference.half = sample_rolls(half, wanted.pieces, Random(kHalvesSeed));
  reference.other_half = sample_rolls(other, wanted.pieces, Random(kHalvesSeed));
  return reference;
}

ArticleMetrics measure_article_metrics(const PieceSet& set, const ArticleReference& reference, Progress& progress) {
  const std::vector<RealPiece> pieces = to_real_pieces(set);
  const std::vector<MeasuredRoll> rolls = first_rolls_of(pieces);
  const PitchHistogram histogram = histogram_of(pieces);
  const auto single = [&](Crop crop) {
    return single_json(measure_single_distances(reference.training_rolls, reference.held_out_rolls, rolls, crop));
  };
  ArticleMetrics metrics{
      .json = {{"histogram", histogram},
               {"pitch_classes", classes_of(histogram)},
               {"pitch_class_distance",
                pitch_class_distance(classes_of(histogram), classes_of(histogram_of(reference.training)))},
               {"keys", keys_of(set)},
               {"code", single(Crop::code)},
               {"article", single(Crop::article)},
               {"sets", sets_json(reference, rolls)}},
      .histogram = histogram_plot(histogram).str()};
  add_nearest(reference, set, rolls, progress, metrics);
  return metrics;
}

}  // namespace clavier
