#include <gtest/gtest.h>

#include "models/gan/make_roll_model.h"
#include "support/random_gan_checkpoint.h"

namespace clavier {
namespace {

PianoRoll generate_roll(const RollModel& model, int steps, std::uint64_t seed) {
  Random random(seed);
  return model.generate(Era::modernist, steps, random);
}

/// Mean square of the steps [first, last).
double power(const PianoRoll& roll, int first, int last) {
  double sum = 0;
  for (int step = first; step < last; ++step)
    for (int key = 0; key < kRollPitches; ++key) {
      const double value = roll.values[static_cast<std::size_t>(step * kRollPitches + key)];
      sum += value * value;
    }
  return sum / ((last - first) * kRollPitches);
}

class KuoGanModel : public testing::Test {
 protected:
  std::unique_ptr<RollModel> model_ = make_roll_model(random_roll_checkpoint(small_roll_network(), 5));
};

TEST_F(KuoGanModel, IsDeterministicForASeed) {
  EXPECT_EQ(generate_roll(*model_, 1000, 1), generate_roll(*model_, 1000, 1));
  EXPECT_NE(generate_roll(*model_, 1000, 1), generate_roll(*model_, 1000, 2));
}

TEST_F(KuoGanModel, GeneratesAnyNumberOfSteps) {
  for (const int steps : {1, 7, 999, 1000, 1001, 2345}) {
    const PianoRoll roll = generate_roll(*model_, steps, 3);
    EXPECT_EQ(roll.channels, 1);
    EXPECT_EQ(roll.steps, steps);
    ASSERT_EQ(roll.values.size(), static_cast<std::size_t>(steps * kRollPitches));
    for (const float value : roll.values) ASSERT_LE(std::abs(value), 1.0F);
  }
}

TEST_F(KuoGanModel, BeginsALongRollLikeAShortOne) {
  const PianoRoll brief = generate_roll(*model_, 500, 4), whole = generate_roll(*model_, 3000, 4);
  EXPECT_TRUE(std::equal(brief.values.begin(), brief.values.end(), whole.values.begin()));
}

TEST_F(KuoGanModel, VariesAtJointsAsMuchAsElsewhere) {
  double meeting = 0, elsewhere = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const PianoRoll roll = generate_roll(*model_, 2600, seed);
    meeting += power(roll, 850, 950) + power(roll, 1650, 1750);
    elsewhere += power(roll, 400, 500) + power(roll, 1250, 1350);
  }
  EXPECT_NEAR(meeting / elsewhere, 1.0, 0.1);
}

}  // namespace
}  // namespace clavier
