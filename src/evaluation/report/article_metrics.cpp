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
constexpr std::size_t kFewestRolls = 20;  // of sets that are compared
constexpr std::size_t kNamedKeys = 8;
constexpr std::size_t kSoughtRolls = 10;
constexpr std::size_t kDrawnRolls = 3;

std::vector<RealPiece> as_rolls(const PieceSet& set) {
  std::vector<RealPiece> pieces;
  for (const MeasuredPiece& piece : set)
    pieces.push_back({.name = piece.name, .work = piece.group, .notes = without_overlaps(grid_notes(piece.score))});
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

double apart(const PitchClassHistogram& a, const PitchClassHistogram& b) {
  double sum = 0;
  for (std::size_t place = 0; place < a.size(); ++place) sum += std::abs(a.at(place) - b.at(place)) / 2;
  return sum;
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

Json range_json(const MiddleRange& range) { return {range.median, range.low, range.high}; }

Json single_json(const SingleDistances& single) {
  return {{"drawn", range_json(single.drawn)},
          {"left_out", range_json(single.left_out)},
          {"inside", single.drawn_inside},
          {"random_image", single.random_image},
          {"empty", single.empty},
          {"noise", single.noise}};
}

Json sets_json(const ArticleReference& reference, std::span<const MeasuredRoll> rolls) {
  if (std::min({rolls.size(), reference.half.size(), reference.other_half.size()}) < kFewestRolls) return nullptr;
  const SetDistances sets = set_distances(reference.half, reference.other_half, rolls);
  return {{"rolls", sets.rolls}, {"drawn", sets.drawn},
          {"floor", sets.floor}, {"empty", sets.empty},
          {"noise", sets.noise}, {"ratio", sets.floor > 0 ? Json(sets.drawn / sets.floor) : Json(nullptr)}};
}

TrainingMusic training_music(const ArticleReference& reference, const PieceWindow& window) {
  const RealPiece& piece = reference.training[window.piece];
  return {.score = score_of(read_roll(roll_of(piece.notes, {.start = window.start}))),
          .name = piece.name,
          .start = {static_cast<double>(window.start) / kStepsPerSecond},
          .value = window.value};
}

/// Of the first roll of each piece of a set.
void add_nearest(const ArticleReference& reference, const PieceSet& set, std::span<const MeasuredRoll> rolls,
                 Progress& progress, ArticleFigures& figures) {
  std::vector<PackedRoll> images;
  for (const MeasuredRoll& roll : rolls.first(std::min(kSoughtRolls, rolls.size()))) images.push_back(roll.sounding);
  const std::vector<SimilarWindows> similar = similar_windows(images, reference.training, progress);
  std::vector<double> rmses, overlaps;
  RollMeasures shown{.era = reference.era};
  for (std::size_t roll = 0; roll < similar.size(); ++roll) {
    rmses.push_back(similar[roll].nearest.value);
    overlaps.push_back(similar[roll].most_alike.value);
    if (roll < kDrawnRolls)
      shown.resemblances.push_back({.name = set[roll].name,
                                    .drawn = rolls[roll].score,
                                    .nearest = training_music(reference, similar[roll].nearest),
                                    .most_alike = training_music(reference, similar[roll].most_alike)});
  }
  figures.json["nearest"] = {{"rmse", range_json(middle_range(rmses))},
                             {"overlap", range_json(middle_range(overlaps))}};
  figures.nearest = resemblance_sheet(shown).str();
}

}  // namespace

ArticleReference article_reference(const Corpus& corpus, const RealSet& wanted, Progress& progress) {
  ArticleReference reference{.era = wanted.era};
  reference.training = real_pieces(corpus, Split::train, wanted.era, progress);
  const std::vector<RealPiece> others = real_pieces(corpus, wanted.split, wanted.era, progress);
  reference.training_rolls = first_rolls_of(reference.training);
  reference.left_out_rolls = first_rolls_of(others);
  const auto [half, other] = halves_by_work(reference.training, Random(kHalvesSeed));
  reference.half = rolls_of(half, wanted.pieces, Random(kHalvesSeed));
  reference.other_half = rolls_of(other, wanted.pieces, Random(kHalvesSeed));
  return reference;
}

ArticleFigures article_figures(const PieceSet& set, const ArticleReference& reference, Progress& progress) {
  const std::vector<RealPiece> pieces = as_rolls(set);
  const std::vector<MeasuredRoll> rolls = first_rolls_of(pieces);
  const PitchHistogram histogram = histogram_of(pieces);
  const auto single = [&](Crop crop) {
    return single_json(single_distances(reference.training_rolls, reference.left_out_rolls, rolls, crop));
  };
  ArticleFigures figures{.json = {{"histogram", histogram},
                                  {"pitch_classes", classes_of(histogram)},
                                  {"apart", apart(classes_of(histogram), classes_of(histogram_of(reference.training)))},
                                  {"keys", keys_of(set)},
                                  {"code", single(Crop::code)},
                                  {"article", single(Crop::article)},
                                  {"sets", sets_json(reference, rolls)}},
                         .histogram = histogram_plot(histogram).str()};
  add_nearest(reference, set, rolls, progress, figures);
  return figures;
}

}  // namespace clavier
