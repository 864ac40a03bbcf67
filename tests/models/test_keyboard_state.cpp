#include <gtest/gtest.h>

#include <set>

#include "models/gan/decoding/keyboard_state.h"

namespace clavier {
namespace {

void pass(KeyboardMemory& memory, int frames) {
  for (int frame = 0; frame < frames; ++frame) memory.pass();
}

TEST(KeyboardMemory, TiresAKeyThatIsDownAndLetsItRecover) {
  KeyboardMemory memory;
  memory.strike(30, 8);
  pass(memory, 8);
  EXPECT_EQ(memory.tiredness().maxCoeff(), 0);  // less than a tenth of the last eight seconds
  memory.strike(30, 90);
  pass(memory, 90);
  const float tired = memory.tiredness()[30];
  EXPECT_GT(tired, 0.4F);
  EXPECT_EQ(memory.tiredness()[31], 0);
  pass(memory, 60);
  EXPECT_LT(memory.tiredness()[30], tired / 2);
  pass(memory, 300);
  EXPECT_EQ(memory.tiredness()[30], 0);
}

TEST(KeyboardMemory, KnowsWhatLiesASecondFromTheLastStrikes) {
  KeyboardMemory memory;
  memory.strike(30, 1);
  EXPECT_EQ(memory.nearness().maxCoeff(), 0) << "not within the same frame";
  memory.pass();
  const Keys near = memory.nearness();
  for (const int key : {28, 29, 31, 32}) EXPECT_EQ(near[key], 1) << key;
  for (const int key : {27, 30, 33}) EXPECT_EQ(near[key], 0) << key;
  pass(memory, 3);
  EXPECT_NEAR(memory.nearness()[31], 0.5F, 1e-6);
  pass(memory, 3);
  EXPECT_EQ(memory.nearness().maxCoeff(), 0);
}

TEST(KeyboardMemory, KnowsWhatClashesWithWhatIsDown) {
  KeyboardMemory memory;
  EXPECT_EQ(memory.clashing().maxCoeff(), 0);
  memory.strike(0, 2.9F);  // C
  memory.strike(16, 0);    // E, as short as can be
  const auto classes = [&] {
    std::set<int> found;
    for (int key = 0; key < kRollKeys; ++key)
      if (memory.clashing()[key] == 1) found.insert(key % kPitchClasses);
    return found;
  };
  EXPECT_EQ(memory.clashing().sum(), 4 * kRollKeys / kPitchClasses) << "in every octave";
  EXPECT_EQ(classes(), (std::set{1, 3, 5, 11}));
  memory.pass();
  EXPECT_EQ(classes(), (std::set{1, 11}));
  memory.pass();
  EXPECT_EQ(memory.clashing().maxCoeff(), 0);
}

TEST(KeyboardMemory, ReachesBothEndsOfTheKeyboard) {
  KeyboardMemory memory;
  memory.strike(0, 1);
  memory.strike(kRollKeys - 1, 1);
  memory.pass();
  EXPECT_EQ(memory.nearness()[2], 1);
  EXPECT_EQ(memory.nearness()[kRollKeys - 3], 1);
}

}  // namespace
}  // namespace clavier
