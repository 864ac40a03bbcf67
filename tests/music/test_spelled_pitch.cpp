#include <gtest/gtest.h>

#include "music/spelled_pitch.h"

namespace clavier {
namespace {

TEST(SpelledPitch, HasTheMidiNumberOfItsSound) {
  EXPECT_EQ(midi_pitch({Step::c, 0, 4}), 60);
  EXPECT_EQ(midi_pitch({Step::b, 1, 3}), 60);
  EXPECT_EQ(midi_pitch({Step::f, -2, 4}), 63);
}

TEST(SpelledPitch, IsOrderedByStaffPositionThenAlteration) {
  EXPECT_LT((SpelledPitch{Step::b, 2, 3}), (SpelledPitch{Step::c, -2, 4}));
  EXPECT_LT((SpelledPitch{Step::c, 0, 4}), (SpelledPitch{Step::c, 1, 4}));
}

TEST(AlterInKey, FollowsTheCircleOfFifths) {
  EXPECT_EQ(alter_in_key(Step::f, 1), 1);
  EXPECT_EQ(alter_in_key(Step::c, 1), 0);
  EXPECT_EQ(alter_in_key(Step::c, 2), 1);
  EXPECT_EQ(alter_in_key(Step::b, -1), -1);
  EXPECT_EQ(alter_in_key(Step::e, -1), 0);
  for (const Step step : {Step::c, Step::d, Step::e, Step::f, Step::g, Step::a, Step::b}) {
    EXPECT_EQ(alter_in_key(step, 0), 0);
    EXPECT_EQ(alter_in_key(step, 7), 1);
    EXPECT_EQ(alter_in_key(step, -7), -1);
  }
}

}  // namespace
}  // namespace clavier
