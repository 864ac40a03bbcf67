#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.h"
#include "evaluation/rolls/corpus_sampler.h"
#include "evaluation/rolls/nearest_training_plot.h"
#include "evaluation/rolls/roll_measures.h"
#include "support/fake_roll_model.h"
#include "support/real_pieces.h"

namespace clavier {
namespace {

using support::aimless_notes;
using support::FakeRollModel;

std::vector<MeasuredRoll> aimless_rolls(std::size_t count, std::uint64_t seed) {
  std::vector<MeasuredRoll> rolls;
  for (std::size_t index = 0; index < count; ++index)
    rolls.push_back(measure_roll(aimless_notes(kRollSteps, seed + index)));
  return rolls;
}

TEST(InterdecileRange, ExcludesATenthOnEitherSide) {
  std::vector<double> values;
  for (int value = 100; value >= 0; --value) values.push_back(value);
  const InterdecileRange range = compute_interdecile_range(values);
  EXPECT_DOUBLE_EQ(range.low, 10);
  EXPECT_DOUBLE_EQ(range.median, 50);
  EXPECT_DOUBLE_EQ(range.high, 90);
  EXPECT_EQ(compute_interdecile_range({}).high, 0);
}

TEST(SingleDistances, PutSilenceNearestAndRollsOfTheSameKindInside) {
  const SingleDistances distances =
      measure_single_distances(aimless_rolls(40, 0), aimless_rolls(40, 100), aimless_rolls(40, 200));
  EXPECT_LT(distances.empty, distances.held_out.low);
  EXPECT_NEAR(distances.generated.median, distances.held_out.median, 0.1 * distances.held_out.median);
  EXPECT_GT(distances.generated_inside, 0.5);
  EXPECT_GT(distances.random_image, distances.held_out.high);
}

TEST(SetDistances, PutMusicOfTheSameKindNearestOfAll) {
  const auto few_pieces = [](std::size_t count, std::uint64_t seed) {
    std::vector<MeasuredRoll> rolls;
    while (rolls.size() < count)
      for (MeasuredRoll& roll : aimless_rolls(5, seed)) rolls.push_back(std::move(roll));
    return rolls;
  };
  const SetDistances distances = measure_set_distances(few_pieces(60, 0), few_pieces(50, 0), few_pieces(70, 100));
  EXPECT_EQ(distances.rolls, 50u);
  EXPECT_NEAR(distances.real_vs_real, 0, 1e-3);
  EXPECT_GT(distances.generated, 100);
  EXPECT_GT(distances.empty, 100);
  EXPECT_GT(distances.noise, distances.generated);
}

class RollMeasuresTest : public testing::Test {
 protected:
  void SetUp() override { write_corpus(folder_, support::small_corpus(3 * kRollSteps)); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  RollMeasures measure(const RollModel& model, const RollComparison& wanted) const {
    SilentProgress silent;
    return measure_rolls(model, Corpus::open(folder_), wanted, silent);
  }
  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("clavier-rolls-" + std::to_string(getpid()));
};

TEST_F(RollMeasuresTest, FindsEqualMusicSimilarAndNotCopied) {
  const FakeRollModel model([](int steps, Random& random) { return aimless_notes(steps, random.bits()); });
  const RollMeasures measures = measure(model, {.rolls = 12, .samples = 3});
  EXPECT_NEAR(measures.generated.statistics.notes_per_second, measures.held_out.statistics.notes_per_second, 0.3);
  EXPECT_NEAR(measures.generated.statistics.polyphony, 1, 0.01);
  EXPECT_NEAR(measures.generated.statistics.mean_pitch, measures.training.statistics.mean_pitch, 1);
  EXPECT_NEAR(measures.generated.means.chord, measures.held_out.means.chord, 0.1);
  EXPECT_EQ(measures.intra_rolls, 12u);
  EXPECT_NEAR(measures.intra_generated, measures.intra_training, 0.1 * measures.intra_training);
  ASSERT_EQ(measures.training_neighbours.size(), 3u);
  EXPECT_GT(measures.training_neighbours.front().nearest.value, 0.9 * measures.held_out_rmse.low);
  EXPECT_LT(measures.training_neighbours.front().largest_overlap.value, 0.5);
}

TEST_F(RollMeasuresTest, DetectsANetworkThatCopies) {
  const FakeRollModel copyist([](int steps, Random& random) {
    std::vector<GridNote> notes = aimless_notes(steps, random.below(8));
    for (GridNote& note : notes) note.onset += 10;  // the fake model begins ten steps into its music
    return notes;
  });
  const RollMeasures measures = measure(copyist, {.rolls = 12, .samples = 3});
  for (const TrainingNeighbours& pair : measures.training_neighbours) {
    EXPECT_LT(pair.nearest.value, 0.05);
    EXPECT_GT(pair.largest_overlap.value, 0.9);
    EXPECT_EQ(pair.nearest.name, pair.largest_overlap.name);
  }
  for (const char* word : {"rmse", "seed 3"})
    EXPECT_NE(plot_nearest_training(measures).str().find(word), std::string::npos) << word;
}

TEST_F(RollMeasuresTest, AcceptASamplerOfHumanPieces) {
  SilentProgress silent;
  const std::vector<RealPiece> pieces = read_real_pieces(Corpus::open(folder_), Split::train, Era::modernist, silent);
  const CorpusSampler sampler(pieces, Era::modernist);
  Random random(3);
  const PianoRoll generated = sampler.generate(Era::modernist, kRollSteps, random);
  bool found = false;
  for (const RealPiece& piece : pieces)
    for (int start = 0; !found && start + kRollSteps <= end_of(piece.notes); ++start)
      found = roll_of(piece.notes, {.start = start, .steps = kRollSteps}) == generated;
  EXPECT_TRUE(found);
  EXPECT_EQ(measure(sampler, {.rolls = 6, .samples = 2}).training_neighbours.size(), 2u);
  EXPECT_THROW(CorpusSampler({}, Era::modernist), Error);
}

TEST_F(RollMeasuresTest, RefusesAnEraMissingFromTheCorpus) {
  EXPECT_THROW(measure(FakeRollModel(support::noise()), {.era = Era::romantic}), Error);
}

}  // namespace
}  // namespace clavier
