#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "models/gan/structured_latent.h"

namespace clavier {
namespace {

StructuredLatent latent_of(int frames, std::uint64_t seed, const LatentForm& form = {}) {
  Random random(seed);
  return sample_latent(frames, form, random);
}

std::vector<float> features_of(const StructuredLatent& latent, int beat) {
  const auto first = latent.beat_features.begin() + beat * kBeatFeatures;
  return {first, first + kBeatFeatures};
}

TEST(StructuredLatent, HasAllPartsForItsFramesAndBeats) {
  for (const int frames : {1, 17, 250, 3000})
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      const StructuredLatent latent = latent_of(frames, seed);
      EXPECT_EQ(latent.piece.size(), std::size_t{kPieceNoise});
      EXPECT_EQ(latent.beats, beats_of(frames));
      EXPECT_EQ(latent.beat_features.size(), static_cast<std::size_t>(latent.beats * kBeatFeatures));
      EXPECT_EQ(latent.frame_features.size(), static_cast<std::size_t>(frames * kFrameFeatures));
      ASSERT_EQ(latent.beat_of_frame.size(), static_cast<std::size_t>(frames));
      EXPECT_TRUE(std::is_sorted(latent.beat_of_frame.begin(), latent.beat_of_frame.end()));
      EXPECT_EQ(latent.beat_of_frame.front(), 0);
      EXPECT_LT(latent.beat_of_frame.back() + 1, latent.beats);
    }
}

std::vector<float> piece_latent_at(const StructuredLatent& latent, int beat) {
  const auto first = latent.piece_latents.begin() + beat * kPieceNoise;
  return {first, first + kPieceNoise};
}

TEST(StructuredLatent, HasOnePieceLatentWithoutWithinPieceVariance) {
  const StructuredLatent steady = latent_of(600, 4);
  ASSERT_EQ(steady.piece_latents.size(), static_cast<std::size_t>(steady.beats * kPieceNoise));
  for (int beat = 0; beat < steady.beats; ++beat) EXPECT_EQ(piece_latent_at(steady, beat), steady.piece);
}

TEST(StructuredLatent, VariesThePieceLatentEveryFourBars) {
  const StructuredLatent latent = latent_of(3000, 4, {.section = 8, .within_piece_variance = 0.3});
  const int bar = latent.beats_in_bar, first = bar - latent.upbeat;  // a downbeat
  const auto at_bar = [&](int number) { return piece_latent_at(latent, first + (number - 1) * bar); };
  EXPECT_EQ(at_bar(1), at_bar(3));
  EXPECT_NE(at_bar(3), at_bar(4));
  EXPECT_EQ(at_bar(4), at_bar(7));
  EXPECT_EQ(at_bar(1), at_bar(17)) << "the first section comes back, character and all";
  EXPECT_NE(at_bar(1), at_bar(9));
  double apart = 0;
  int numbers = 0;
  for (int beat = 0; beat < latent.beats; ++beat)
    for (std::size_t at = 0; at < kPieceNoise; ++at, ++numbers) {
      const double off = piece_latent_at(latent, beat)[at] - std::sqrt(0.7) * latent.piece[at];
      apart += off * off;
    }
  EXPECT_NEAR(apart / numbers, 0.3, 0.05);
  EXPECT_EQ(latent.beat_features, latent_of(3000, 4, {.section = 8}).beat_features) << "sections change nothing else";
}

TEST(StructuredLatent, KeepsAMusicalTempo) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const double minutes = 10, beats = latent_of(7200, seed).beat_of_frame.back() / minutes;
    EXPECT_GT(beats, 52) << seed;
    EXPECT_LT(beats, 157) << seed;
  }
}

TEST(StructuredLatent, CountsBeatsInBars) {
  bool of_three = false, of_four = false;
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const StructuredLatent latent = latent_of(300, seed);
    (latent.beats_in_bar == 3 ? of_three : of_four) = true;
    for (int beat = 0; beat < latent.beats; ++beat) {
      const std::vector<float> features = features_of(latent, beat);
      for (int place = 0; place < kMaxBeatsInBar; ++place)
        EXPECT_EQ(features[static_cast<std::size_t>(kBeatFeatures - kMaxBeatsInBar + place)],
                  place == (beat + latent.upbeat) % latent.beats_in_bar ? 1 : 0);
    }
  }
  EXPECT_TRUE(of_three && of_four);
}

TEST(StructuredLatent, SamplesTonicsByTheirProbabilities) {
  LatentForm form;
  std::array<int, kPitchClasses> often{};
  for (std::uint64_t seed = 0; seed < 600; ++seed) ++often[static_cast<std::size_t>(latent_of(4, seed, form).tonic)];
  for (const int count : often) EXPECT_NEAR(count, 50, 30);
  form.tonics.fill(0);
  form.tonics[7] = 0.5;
  for (std::uint64_t seed = 0; seed < 20; ++seed) EXPECT_EQ(latent_of(4, seed, form).tonic, 7);
}

TEST(StructuredLatent, RepeatsBarsAtTheRequestedRate) {
  const auto repeated = [](double repeat_share) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
      const StructuredLatent latent = latent_of(300, seed, {.repeat_share = repeat_share});
      const std::vector<float> last = features_of(latent, latent.beats - 1);
      for (int beat = 0; beat + 1 < latent.beats; ++beat) {
        const std::vector<float> earlier = features_of(latent, beat);
        const std::ptrdiff_t own = kPhraseNoise + kBarNoise;  // where the noise of single beats begins
        if (std::equal(last.begin() + own, last.end(), earlier.begin() + own)) return true;
      }
    }
    return false;
  };
  EXPECT_TRUE(repeated(1));
  EXPECT_FALSE(repeated(0));
}

TEST(StructuredLatent, RepeatsItsFirstSection) {
  const StructuredLatent latent = latent_of(3000, 4, {.repeat_share = 0, .section = 8});
  const int section = 8 * latent.beats_in_bar;
  for (int beat = 0; beat + latent.upbeat < section; ++beat) {
    EXPECT_EQ(features_of(latent, beat), features_of(latent, beat + 2 * section));
    EXPECT_NE(features_of(latent, beat), features_of(latent, beat + section));
  }
}

TEST(StructuredLatent, MarksTheEdgesOfThePiece) {
  const std::vector<float> edges = make_edge_features(10, 2, 8);
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
