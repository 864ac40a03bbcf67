#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "models/gan/decoding/expression_scaling.h"

namespace clavier {
namespace {

constexpr int kFrames = 400, kKeysSeen = 3;

/// Soft in the first half, loud in the second. The last pitch has no onsets and does not count.
RowMatrix two_passages() {
  RowMatrix values = RowMatrix::Constant(kFrames, kKeysSeen, -1);
  values.bottomRows(kFrames / 2).setConstant(1);
  values.col(kKeysSeen - 1).setConstant(1000);
  return values;
}

RowMatrix onset_logits() {
  RowMatrix onset_logits = RowMatrix::Constant(kFrames, kKeysSeen, 1);
  onset_logits.col(kKeysSeen - 1).setConstant(-1);
  return onset_logits;
}

std::vector<float> shaped(const ExpressionGains& gains, std::vector<float> chord, int frame) {
  ExpressionScaling(two_passages(), onset_logits(), gains).scale(chord, frame);
  return chord;
}

void expect_near(const std::vector<float>& found, const std::vector<float>& wanted) {
  ASSERT_EQ(found.size(), wanted.size());
  for (std::size_t at = 0; at < found.size(); ++at) EXPECT_NEAR(found[at], wanted[at], 0.05) << at;
}

TEST(ExpressionScaling, ChangesNothingWithoutGains) { expect_near(shaped({}, {-2, 0.5F, 3}, 10), {-2, 0.5F, 3}); }

TEST(ExpressionScaling, ChangesEachLevelByItself) {
  const float twice = std::log(2.0F), hardly = -9;
  expect_near(shaped({.passages = twice}, {-1, -0.5F, -1.5F}, 100), {-2, -1.5F, -2.5F});  // about the mean of all, 0
  expect_near(shaped({.chords = twice}, {0, 1}, 100), {1.5F, 2.5F});  // their mean moves from -1 to 3
  expect_near(shaped({.notes = hardly}, {0, 1, 5}, 300), {2, 2, 2});
}

TEST(ExpressionScaling, ChangesPassagesGraduallyOverSeconds) {
  const auto middle = [](int frame) { return shaped({.chords = -9}, {0}, frame)[0]; };
  EXPECT_NEAR(middle(kFrames / 2 - 40), -1, 0.05);
  EXPECT_NEAR(middle(kFrames / 2), 0, 0.1);
  EXPECT_NEAR(middle(kFrames / 2 + 40), 1, 0.05);
}

TEST(ExpressionScaling, IgnoresSilence) {
  const RowMatrix values = two_passages(), silent = RowMatrix::Constant(kFrames, kKeysSeen, -1);
  std::vector<float> none, chord = {2};
  const ExpressionScaling scaling(values, silent, {.passages = 1});
  scaling.scale(none, 0);
  scaling.scale(chord, 0);
  EXPECT_FLOAT_EQ(chord[0], 2);
}

}  // namespace
}  // namespace clavier
