#include "evaluation/rolls/roll_measures.h"

#include <algorithm>

#include "base/error.h"
#include "encoding/bins.h"
#include "encoding/read_roll.h"

namespace clavier {
namespace {

constexpr std::uint64_t kSeed = 1;
constexpr std::size_t kIntraRolls = 200;
constexpr std::size_t kTrainingRolls = 4;  // for each one drawn: the truth that all ratios are taken of

RollSetFigures figures_of(std::span<const MeasuredRoll> rolls) {
  std::vector<Score> scores;
  std::vector<std::vector<GridNote>> excerpts;
  for (const MeasuredRoll& roll : rolls) {
    scores.push_back(roll.score);
    excerpts.push_back(roll.notes);
  }
  return {.statistics = roll_statistics_of(scores, kRollLength), .means = excerpt_means(excerpts, kRollSteps)};
}

std::vector<PackedRoll> first_images(std::span<const MeasuredRoll> rolls, std::size_t most) {
  std::vector<PackedRoll> images;
  for (const MeasuredRoll& roll : rolls.first(std::min(most, rolls.size()))) images.push_back(roll.sounding);
  return images;
}

void measure_intra_set(std::span<const MeasuredRoll> drawn, std::span<const MeasuredRoll> real,
                       RollMeasures& measures) {
  measures.intra_rolls = std::min({kIntraRolls, drawn.size(), real.size()});
  measures.intra_drawn = intra_set_distance(first_images(drawn, measures.intra_rolls));
  measures.intra_training = intra_set_distance(first_images(real, measures.intra_rolls));
}

TrainingMusic music_at(const PieceWindow& window, std::span<const RealPiece> pieces) {
  const RealPiece& piece = pieces[window.piece];
  return {.score = score_of(read_roll(roll_of(piece.notes, {.start = window.start}))),
          .name = piece.name,
          .start = {static_cast<double>(window.start) / kStepsPerSecond},
          .value = window.value};
}

/// Of drawn rolls and those left out at once: the pieces are packed only once.
void measure_resemblance(std::span<const MeasuredRoll> drawn, std::span<const MeasuredRoll> left_out,
                         std::span<const RealPiece> training, Progress& progress, RollMeasures& measures) {
  std::vector<PackedRoll> images = first_images(drawn, drawn.size());
  for (const MeasuredRoll& roll : left_out) images.push_back(roll.sounding);
  const std::vector<SimilarWindows> similar = similar_windows(images, training, progress);
  for (std::size_t roll = 0; roll < drawn.size(); ++roll)
    measures.resemblances.push_back({.name = "seed " + std::to_string(roll + 1),
                                     .drawn = drawn[roll].score,
                                     .nearest = music_at(similar[roll].nearest, training),
                                     .most_alike = music_at(similar[roll].most_alike, training)});
  std::vector<double> distances, overlaps;
  for (std::size_t roll = drawn.size(); roll < similar.size(); ++roll) {
    distances.push_back(similar[roll].nearest.value);
    overlaps.push_back(similar[roll].most_alike.value);
  }
  measures.left_out_rmse = middle_range(std::move(distances));
  measures.left_out_overlap = middle_range(std::move(overlaps));
}

}  // namespace

RollMeasures measure_rolls(const RollModel& model, const Corpus& corpus, const RollComparison& wanted,
                           Progress& progress) {
  const std::vector<RealPiece> training = real_pieces(corpus, Split::train, wanted.era, progress);
  const std::vector<RealPiece> others = real_pieces(corpus, wanted.left_out, wanted.era, progress);
  const auto [first_half, second_half] = halves_by_work(training, Random(kSeed));
  const auto real = rolls_of(training, kTrainingRolls * wanted.rolls, Random(kSeed));
  const auto half = rolls_of(first_half, wanted.rolls, Random(kSeed));
  const auto other_half = rolls_of(second_half, wanted.rolls, Random(kSeed));
  const auto left_out = rolls_of(others, wanted.rolls, Random(kSeed));
  if (half.empty() || other_half.empty() || left_out.empty())
    throw Error("cannot measure rolls: the corpus has too few " + std::string(to_string(wanted.era)) +
                " pieces of 20 seconds and more");
  const DrawnRolls rolls = drawn_rolls(model, wanted.era, wanted.rolls, progress);
  RollMeasures measures{.era = wanted.era,
                        .left_out = figures_of(left_out),
                        .training = figures_of(real),
                        .drawn = figures_of(rolls.drawn),
                        .played = figures_of(rolls.played),
                        .changes = rolls.changes};
  progress.say("comparing " + std::to_string(wanted.rolls) + " rolls with " + std::to_string(training.size()) +
               " training pieces");
  measures.single = single_distances(first_rolls_of(training), first_rolls_of(others), rolls.drawn);
  measures.sets = set_distances(half, other_half, rolls.drawn);
  measure_intra_set(rolls.drawn, real, measures);
  const auto some = [&](const std::vector<MeasuredRoll>& all) {
    return std::span(all).first(std::min(wanted.samples, all.size()));
  };
  measure_resemblance(some(rolls.drawn), some(left_out), training, progress, measures);
  return measures;
}

}  // namespace clavier
