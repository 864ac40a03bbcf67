#include "evaluation/rolls/roll_measures.h"

#include <algorithm>

#include "base/error.h"
#include "encoding/bins.h"
#include "encoding/read_roll.h"

namespace clavier {
namespace {

constexpr std::uint64_t kSeed = 1;
constexpr std::size_t kIntraRolls = 200;
constexpr std::size_t kTrainingRolls = 4;  // for each generated one: the base of all ratios

RollSetMetrics measure_roll_set(std::span<const MeasuredRoll> rolls) {
  std::vector<Score> scores;
  std::vector<std::vector<GridNote>> excerpts;
  for (const MeasuredRoll& roll : rolls) {
    scores.push_back(roll.score);
    excerpts.push_back(roll.notes);
  }
  return {.statistics = roll_statistics_of(scores, kRollLength),
          .means = compute_excerpt_statistics(excerpts, kRollSteps)};
}

std::vector<PackedRoll> first_images(std::span<const MeasuredRoll> rolls, std::size_t max_images) {
  std::vector<PackedRoll> images;
  for (const MeasuredRoll& roll : rolls.first(std::min(max_images, rolls.size()))) images.push_back(roll.sounding);
  return images;
}

void measure_intra_set(std::span<const MeasuredRoll> generated, std::span<const MeasuredRoll> real,
                       RollMeasures& measures) {
  measures.intra_rolls = std::min({kIntraRolls, generated.size(), real.size()});
  measures.intra_generated = intra_set_distance(first_images(generated, measures.intra_rolls));
  measures.intra_training = intra_set_distance(first_images(real, measures.intra_rolls));
}

TrainingExcerpt excerpt_at(const PieceWindow& window, std::span<const RealPiece> pieces) {
  const RealPiece& piece = pieces[window.piece];
  return {.score = score_of(read_roll(roll_of(piece.notes, {.start = window.start}))),
          .name = piece.name,
          .start = {static_cast<double>(window.start) / kStepsPerSecond},
          .value = window.value};
}

/// Of generated and held-out rolls at once: the pieces are packed only once.
void measure_nearest_training(std::span<const MeasuredRoll> generated, std::span<const MeasuredRoll> held_out,
                              std::span<const RealPiece> training, Progress& progress, RollMeasures& measures) {
  std::vector<PackedRoll> images = first_images(generated, generated.size());
  for (const MeasuredRoll& roll : held_out) images.push_back(roll.sounding);
  const std::vector<NearestWindows> similar = find_nearest_windows(images, training, progress);
  for (std::size_t roll = 0; roll < generated.size(); ++roll)
    measures.training_neighbours.push_back({.name = "seed " + std::to_string(roll + 1),
                                            .generated = generated[roll].score,
                                            .nearest = excerpt_at(similar[roll].nearest, training),
                                            .largest_overlap = excerpt_at(similar[roll].largest_overlap, training)});
  std::vector<double> distances, overlaps;
  for (std::size_t roll = generated.size(); roll < similar.size(); ++roll) {
    distances.push_back(similar[roll].nearest.value);
    overlaps.push_back(similar[roll].largest_overlap.value);
  }
  measures.held_out_rmse = compute_interdecile_range(std::move(distances));
  measures.held_out_overlap = compute_interdecile_range(std::move(overlaps));
}

}  // namespace

RollMeasures measure_rolls(const RollModel& model, const Corpus& corpus, const RollComparison& wanted,
                           Progress& progress) {
  const std::vector<RealPiece> training = read_real_pieces(corpus, Split::train, wanted.era, progress);
  const std::vector<RealPiece> others = read_real_pieces(corpus, wanted.held_out, wanted.era, progress);
  const auto [first_half, second_half] = split_by_work(training, Random(kSeed));
  const auto real = sample_rolls(training, kTrainingRolls * wanted.rolls, Random(kSeed));
  const auto half = sample_rolls(first_half, wanted.rolls, Random(kSeed));
  const auto other_half = sample_rolls(second_half, wanted.rolls, Random(kSeed));
  const auto held_out = sample_rolls(others, wanted.rolls, Random(kSeed));
  if (half.empty() || other_half.empty() || held_out.empty())
    throw Error("cannot measure rolls: the corpus has too few " + std::string(to_string(wanted.era)) +
                " pieces of 20 seconds and more");
  const GeneratedRolls rolls = generate_rolls(model, wanted.era, wanted.rolls, progress);
  RollMeasures measures{.era = wanted.era,
                        .held_out = measure_roll_set(held_out),
                        .training = measure_roll_set(real),
                        .generated = measure_roll_set(rolls.generated),
                        .playable = measure_roll_set(rolls.playable),
                        .changes = rolls.changes};
  progress.say("comparing " + std::to_string(wanted.rolls) + " rolls with " + std::to_string(training.size()) +
               " training pieces");
  measures.single = measure_single_distances(first_rolls_of(training), first_rolls_of(others), rolls.generated);
  measures.sets = measure_set_distances(half, other_half, rolls.generated);
  measure_intra_set(rolls.generated, real, measures);
  const auto some = [&](const std::vector<MeasuredRoll>& all) {
    return std::span(all).first(std::min(wanted.samples, all.size()));
  };
  measure_nearest_training(some(rolls.generated), some(held_out), training, progress, measures);
  return measures;
}

}  // namespace clavier
