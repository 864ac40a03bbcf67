#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "models/gan/structured_latent.h"

namespace clavier {
namespace {

RollSketch sketch_of(int frames, std::uint64_t seed, const SketchForm& form = {}) {
  Random random(seed);
  return draw_sketch(frames, form, random);
}

std::vector<float> features_of(const RollSketch& sketch, int beat) {
  const auto first = sketch.beat_features.begin() + beat * kBeatFeatures;
  return {first, first + kBeatFeatures};
}

TEST(RollSketch, HasEverythingForItsFramesAndBeats) {
  for (const int frames : {1, 17, 250, 3000})
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      const RollSketch sketch = sketch_of(frames, seed);
      EXPECT_EQ(sketch.piece.size(), std::size_t{kPieceNoise});
      EXPECT_EQ(sketch.beats, beats_of(frames));
      EXPECT_EQ(sketch.beat_features.size(), static_cast<std::size_t>(sketch.beats * kBeatFeatures));
      EXPECT_EQ(sketch.frame_features.size(), static_cast<std::size_t>(frames * kFrameFeatures));
      ASSERT_EQ(sketch.beat_of_frame.size(), static_cast<std::size_t>(frames));
      EXPECT_TRUE(std::is_sorted(sketch.beat_of_frame.begin(), sketch.beat_of_frame.end()));
      EXPECT_EQ(sketch.beat_of_frame.front(), 0);
      EXPECT_LT(sketch.beat_of_frame.back() + 1, sketch.beats);
    }
}

std::vector<float> character_at(const RollSketch& sketch, int beat) {
  const auto first = sketch.characters.begin() + beat * kPieceNoise;
  return {first, first + kPieceNoise};
}

TEST(RollSketch, HasOneCharacterUnlessItWanders) {
  const RollSketch steady = sketch_of(600, 4);
  ASSERT_EQ(steady.characters.size(), static_cast<std::size_t>(steady.beats * kPieceNoise));
  for (int beat = 0; beat < steady.beats; ++beat) EXPECT_EQ(character_at(steady, beat), steady.piece);
}

TEST(RollSketch, HasANewCharacterInPartEveryFourBars) {
  const RollSketch sketch = sketch_of(3000, 4, {.section = 8, .wandering = 0.3});
  const int bar = sketch.beats_in_bar, first = bar - sketch.upbeat;  // a downbeat
  const auto at_bar = [&](int number) { return character_at(sketch, first + (number - 1) * bar); };
  EXPECT_EQ(at_bar(1), at_bar(3));
  EXPECT_NE(at_bar(3), at_bar(4));
  EXPECT_EQ(at_bar(4), at_bar(7));
  EXPECT_EQ(at_bar(1), at_bar(17)) << "the first section comes back, character and all";
  EXPECT_NE(at_bar(1), at_bar(9));
  double apart = 0;
  int numbers = 0;
  for (int beat = 0; beat < sketch.beats; ++beat)
    for (std::size_t at = 0; at < kPieceNoise; ++at, ++numbers) {
      const double off = character_at(sketch, beat)[at] - std::sqrt(0.7) * sketch.piece[at];
      apart += off * off;
    }
  EXPECT_NEAR(apart / numbers, 0.3, 0.05);
  EXPECT_EQ(sketch.beat_features, sketch_of(3000, 4, {.section = 8}).beat_features) << "wandering changes nothing else";
}

TEST(RollSketch, KeepsATempoOfMusic) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const double minutes = 10, beats = sketch_of(7200, seed).beat_of_frame.back() / minutes;
    EXPECT_GT(beats, 52) << seed;
    EXPECT_LT(beats, 157) << seed;
  }
}

TEST(RollSketch, CountsBeatsInBars) {
  bool of_three = false, of_four = false;
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const RollSketch sketch = sketch_of(300, seed);
    (sketch.beats_in_bar == 3 ? of_three : of_four) = true;
    for (int beat = 0; beat < sketch.beats; ++beat) {
      const std::vector<float> features = features_of(sketch, beat);
      for (int place = 0; place < kMostBeatsInBar; ++place)
        EXPECT_EQ(features[static_cast<std::size_t>(kBeatFeatures - kMostBeatsInBar + place)],
                  place == (beat + sketch.upbeat) % sketch.beats_in_bar ? 1 : 0);
    }
  }
  EXPECT_TRUE(of_three && of_four);
}

TEST(RollSketch, TakesTonicsByTheirOdds) {
  SketchForm form;
  std::array<int, kPitchClasses> often{};
  for (std::uint64_t seed = 0; seed < 600; ++seed) ++often[static_cast<std::size_t>(sketch_of(4, seed, form).tonic)];
  for (const int count : often) EXPECT_NEAR(count, 50, 30);
  form.tonics.fill(0);
  form.tonics[7] = 0.5;
  for (std::uint64_t seed = 0; seed < 20; ++seed) EXPECT_EQ(sketch_of(4, seed, form).tonic, 7);
}

TEST(RollSketch, LetsBarsComeBackAsOftenAsItIsTold) {
  const auto repeated = [](double recurring) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
      const RollSketch sketch = sketch_of(300, seed, {.recurring = recurring});
      const std::vector<float> last = features_of(sketch, sketch.beats - 1);
      for (int beat = 0; beat + 1 < sketch.beats; ++beat) {
        const std::vector<float> earlier = features_of(sketch, beat);
        const std::ptrdiff_t own = kPhraseNoise + kBarNoise;  // where a beat's own numbers begin
        if (std::equal(last.begin() + own, last.end(), earlier.begin() + own)) return true;
      }
    }
    return false;
  };
  EXPECT_TRUE(repeated(1));
  EXPECT_FALSE(repeated(0));
}

TEST(RollSketch, BringsItsFirstSectionBack) {
  const RollSketch sketch = sketch_of(3000, 4, {.recurring = 0, .section = 8});
  const int section = 8 * sketch.beats_in_bar;
  for (int beat = 0; beat + sketch.upbeat < section; ++beat) {
    EXPECT_EQ(features_of(sketch, beat), features_of(sketch, beat + 2 * section));
    EXPECT_NE(features_of(sketch, beat), features_of(sketch, beat + section));
  }
}

TEST(RollSketch, KnowsItsEdges) {
  const std::vector<float> edges = edge_features(10, 2, 8);
  const auto at = [&](int frame, int feature) {
    return edges[static_cast<std::size_t>(frame * kEdgeFeatures + feature)];
  };
  EXPECT_EQ(at(1, 2), 0);
  EXPECT_EQ(at(2, 2), 1);
  EXPECT_EQ(at(7, 2), 1);
  EXPECT_EQ(at(8, 2), 0);
  EXPECT_EQ(at(2, 0), 1);
  EXPECT_EQ(at(1, 0), 0);
  EXPECT_GT(at(2, 0), at(7, 0));
  EXPECT_EQ(at(7, 1), 1);
  EXPECT_LT(at(2, 1), at(7, 1));
}

}  // namespace
}  // namespace clavier
