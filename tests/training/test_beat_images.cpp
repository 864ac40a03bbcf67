#include <gtest/gtest.h>

#include <algorithm>

#include "models/gan/structured_latent.h"
#include "training/gan/beat_images.h"

namespace clavier {
namespace {

constexpr int kCriticFrames = 32;

/// A scale, a note every quarter of a second.
GridPiece scale(int count) {
  GridPiece piece;
  for (int note = 0; note < count; ++note)
    piece.push_back({.onset = 12 * note, .duration = 12, .pitch = static_cast<Pitch>(40 + note % 40)});
  return piece;
}

TEST(BeatImages, ShowOnsetsAndEdgeFeatures) {
  const BeatImages images(kCriticFrames);
  const GridPiece piece = scale(20);  // onsets in steps 0 .. 228
  std::vector<float> values(images.size(), 7);
  images.render(piece, {.start = 140, .steps = images.steps()}, values);
  const GridPiece read = images.notes(values, {});
  ASSERT_EQ(read.size(), 8u);
  EXPECT_EQ(read.front().onset, 4);
  EXPECT_EQ(read.front().pitch, 52);
  const auto inside = [&](int frame) {
    return values[static_cast<std::size_t>(((kOnsetRollChannels + 2) * kCriticFrames + frame) * kRollPitches + 5)];
  };
  EXPECT_EQ(inside(0), 1);
  EXPECT_EQ(inside(22), 1);  // the last onset
  EXPECT_EQ(inside(23), 0);
}

TEST(BeatImages, LieOverBeginningsAndEndsMoreOftenThanByChance) {
  const BeatImages images(kCriticFrames);
  const GridPiece piece = scale(2000);
  Random random(1);
  int beginnings = 0, ends = 0;
  for (int sample = 0; sample < 1000; ++sample) {
    const RollWindow window = images.window(piece, {}, random);
    beginnings += window.start <= 0;
    ends += window.start + window.steps > piece.back().onset;
  }
  EXPECT_NEAR(beginnings, 100, 30);
  EXPECT_NEAR(ends, 100, 30);
}

TEST(BeatImages, AreTransposedWithinTheRoll) {
  const BeatImages images(kCriticFrames);
  const GridPiece piece{{.onset = 0, .duration = 4, .pitch = kHighestRollPitch - 1}};
  Random random(2);
  int lowest = 0, highest = 0;
  for (int sample = 0; sample < 200; ++sample) {
    const int semitones = images.window(piece, {-3, 3}, random).semitones;
    lowest = std::min(lowest, semitones);
    highest = std::max(highest, semitones);
  }
  EXPECT_EQ(lowest, -3);
  EXPECT_EQ(highest, 1);
}

}  // namespace
}  // namespace clavier
