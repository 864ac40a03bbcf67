#include <gtest/gtest.h>

#include <set>

#include "models/gan/decoding/keyboard_state.h"

namespace clavier {
namespace {

void advance(KeyboardState& keyboard, int frames) {
  for (int frame = 0; frame < frames; ++frame) keyboard.advance();
}

TEST(KeyboardState, AccumulatesSustainOfAHeldPitchAndLetsItDecay) {
  KeyboardState keyboard;
  keyboard.press(30, 8);
  advance(keyboard, 8);
  EXPECT_EQ(keyboard.sustain_excess().maxCoeff(), 0);  // less than a tenth of the last eight seconds
  keyboard.press(30, 90);
  advance(keyboard, 90);
  const float excess = keyboard.sustain_excess()[30];
  EXPECT_GT(excess, 0.4F);
  EXPECT_EQ(keyboard.sustain_excess()[31], 0);
  advance(keyboard, 60);
  EXPECT_LT(keyboard.sustain_excess()[30], excess / 2);
  advance(keyboard, 300);
  EXPECT_EQ(keyboard.sustain_excess()[30], 0);
}

TEST(KeyboardState, FindsPitchesASecondFromTheLastOnsets) {
  KeyboardState keyboard;
  keyboard.press(30, 1);
  EXPECT_EQ(keyboard.stepwise_proximity().maxCoeff(), 0) << "not within the same frame";
  keyboard.advance();
  const PitchArray near = keyboard.stepwise_proximity();
  for (const int pitch : {28, 29, 31, 32}) EXPECT_EQ(near[pitch], 1) << pitch;
  for (const int pitch : {27, 30, 33}) EXPECT_EQ(near[pitch], 0) << pitch;
  advance(keyboard, 3);
  EXPECT_NEAR(keyboard.stepwise_proximity()[31], 0.5F, 1e-6);
  advance(keyboard, 3);
  EXPECT_EQ(keyboard.stepwise_proximity().maxCoeff(), 0);
}

TEST(KeyboardState, FindsPitchesThatClashWithHeldOnes) {
  KeyboardState keyboard;
  EXPECT_EQ(keyboard.clashing().maxCoeff(), 0);
  keyboard.press(0, 2.9F);  // C
  keyboard.press(16, 0);    // E, as short as possible
  const auto classes = [&] {
    std::set<int> found;
    for (int pitch = 0; pitch < kRollPitches; ++pitch)
      if (keyboard.clashing()[pitch] == 1) found.insert(pitch % kPitchClasses);
    return found;
  };
  EXPECT_EQ(keyboard.clashing().sum(), 4 * kRollPitches / kPitchClasses) << "in every octave";
  EXPECT_EQ(classes(), (std::set{1, 3, 5, 11}));
  keyboard.advance();
  EXPECT_EQ(classes(), (std::set{1, 11}));
  keyboard.advance();
  EXPECT_EQ(keyboard.clashing().maxCoeff(), 0);
}

TEST(KeyboardState, ReachesBothEndsOfTheKeyboard) {
  KeyboardState keyboard;
  keyboard.press(0, 1);
  keyboard.press(kRollPitches - 1, 1);
  keyboard.advance();
  EXPECT_EQ(keyboard.stepwise_proximity()[2], 1);
  EXPECT_EQ(keyboard.stepwise_proximity()[kRollPitches - 3], 1);
}

}  // namespace
}  // namespace clavier
