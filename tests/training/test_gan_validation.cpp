#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "training/gan/gan_validation.h"
#include "training/gan/roll_batches.h"

namespace clavier {
namespace {

using testing::HasSubstr;

/// Notes at random, about four a second.
GridPiece random_piece(std::uint64_t seed, int notes) {
  Random random(seed);
  GridPiece piece;
  for (int note = 0; note < notes; ++note)
    piece.push_back({.onset = note * 12,
                     .duration = 1 + static_cast<int>(random.below(11)),
                     .pitch = static_cast<Pitch>(40 + random.below(40))});
  return piece;
}

class GanValidatorTest : public testing::Test {
 protected:
  std::vector<GridPiece> training_ = {random_piece(1, 400)}, validation_ = {random_piece(2, 400)};
  RollSampler training_sampler_{training_, "training"}, validation_sampler_{validation_, "validation"};
  std::unique_ptr<RollImages> images_ = make_roll_images({.kind = "kuo_gan"});
  GanValidator validator_{{training_sampler_, validation_sampler_}, *images_, 30, 1};
};

TEST_F(GanValidatorTest, FindsNewMusicOfTheSameKindNearerThanSilence) {
  const std::vector<GridPiece> pieces = {random_piece(3, 400)};
  const GanMetrics same = validator_.measure(RollSampler(pieces, "").excerpts(*images_, 30, 5));
  const GanMetrics silence = validator_.measure(std::vector<GridPiece>(30));
  EXPECT_LT(same.distance, 0.1 * silence.distance);
  EXPECT_NEAR(same.diversity, 1.0, 0.1);
  EXPECT_FALSE(find_collapse(same).has_value());
}

TEST_F(GanValidatorTest, NamesACollapse) {
  const auto collapse = [&](const GridPiece& notes) {
    return find_collapse(validator_.measure(std::vector<GridPiece>(30, notes))).value_or("");
  };
  EXPECT_THAT(collapse({}), HasSubstr("hardly any notes"));
  EXPECT_THAT(collapse(random_piece(7, 80)), HasSubstr("hardly differ"));
  GridPiece busy;
  for (int step = 0; step < 1000; ++step)
    for (Pitch pitch = 30; pitch < 60; pitch = static_cast<Pitch>(pitch + 10))
      busy.push_back({.onset = step, .pitch = pitch});
  EXPECT_THAT(collapse(busy), HasSubstr("far too many"));
}

TEST(RollSampler, SamplesEveryStepEquallyOften) {
  const std::vector<GridPiece> pieces = {random_piece(1, 1000), random_piece(2, 250)};
  const RollSampler sampler(pieces, "");
  const auto images = make_roll_images({.kind = "kuo_gan"});
  Random random(4);
  int longer = 0;
  for (int sample = 0; sample < 1000; ++sample) longer += sampler.sample(*images, {}, random).piece == &pieces[0];
  EXPECT_NEAR(longer, 800, 50);
}

TEST(RollBatches, TakeTheErasInTurn) {
  const std::vector<GridPiece> low = {{{.onset = 0, .duration = 900, .pitch = 30}}},
                               high = {{{.onset = 0, .duration = 900, .pitch = 90}}};
  const std::vector<RollSampler> samplers = {RollSampler(low, ""), RollSampler(high, "")};
  const GanTrainingOptions options{.batch = 3, .transpose = 2};
  const auto images = make_roll_images({.kind = "kuo_gan"});
  const RollBatch batch = RollBatches(options, samplers, *images).at(1);
  EXPECT_EQ(batch.images.sizes().vec(), (std::vector<std::int64_t>{3, 1, kRollSteps, kRollPitches}));
  EXPECT_TRUE(torch::equal(batch.eras, torch::tensor({1, 0, 1})));
  for (std::int64_t index = 0; index < 3; ++index) {
    const int pitch = batch.images[index][0][500].argmax().item<int>() + kLowestRollPitch;
    EXPECT_NEAR(pitch, batch.eras[index].item<int>() == 0 ? 30 : 90, 2);
  }
  EXPECT_TRUE(torch::equal(batch.images, RollBatches(options, samplers, *images).at(1).images));
}

}  // namespace
}  // namespace clavier
