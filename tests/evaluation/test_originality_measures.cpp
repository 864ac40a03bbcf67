#include <gtest/gtest.h>

#include "evaluation/pieces/originality_measures.h"

namespace clavier {
namespace {

/// A melody of `notes` random pitches, two a second.
Score melody(std::uint64_t seed, int notes) {
  Random random(seed);
  Score score;
  for (int note = 0; note < notes; ++note)
    score.notes.push_back(
        {.onset = Beats{1.0 * note}, .duration = Beats{1}, .pitch = static_cast<Pitch>(36 + random.below(48))});
  return score;
}

TEST(OriginalityMetrics, ShowACopy) {
  const Score piece = melody(1, 31);
  const SuffixArray training(encode_intervals(piece).intervals);
  const OriginalityMetrics metrics = measure_piece_originality(training, piece, encode_intervals(piece));
  EXPECT_EQ(metrics.overlap.longest, 31u);
  EXPECT_DOUBLE_EQ(metrics.seconds, 15);
  EXPECT_EQ(metrics.shares, (std::array<double, 3>{1, 1, 1}));
}

TEST(OriginalityMetrics, OfAComposerUseSeedsFromOneOn) {
  const PieceGenerator generator = [](const ComposeOptions& options, const Score*, std::uint64_t) {
    return Composition{.score = melody(*options.seed, static_cast<int>(*options.seconds))};
  };
  const SuffixArray training(encode_intervals(melody(2, 40)).intervals);
  SilentProgress progress;
  const auto metrics =
      measure_generated_originality(generator, training, {.seeds = {1, 3}, .length = Seconds{20}}, progress);
  ASSERT_EQ(metrics.size(), 3u);
  EXPECT_EQ(metrics[1].overlap.longest, 20u);
  EXPECT_LT(metrics[0].overlap.longest, 6u);
}

TEST(OriginalitySummary, CountsPiecesAboveTheHumanBaseline) {
  std::vector<OriginalityMetrics> metrics(4);
  for (std::size_t piece = 0; piece < 4; ++piece)
    metrics[piece].overlap = {.notes = 100, .ngrams = 89, .in_training = piece, .longest = 10 * (piece + 1)};
  const HumanBaselineRow human = {{.notes = 100, .excerpts = 30, .longest = {5, 10, 25}, .share = {0, 0, 0.03}}};
  const OriginalitySummary measures = summarise_originality(metrics, human);
  EXPECT_EQ(measures.pieces, 4u);
  EXPECT_DOUBLE_EQ(measures.longest.median, 25);
  EXPECT_DOUBLE_EQ(measures.above_human_longest, 0.5);  // 30 and 40
  EXPECT_DOUBLE_EQ(measures.above_human_share, 0.25);   // 3 of 89
  EXPECT_EQ(summarise_originality(metrics, {}).above_human_longest, 0);
}

TEST(OriginalitySummary, OfNothingIsNothing) { EXPECT_EQ(summarise_originality({}, {}).pieces, 0u); }

}  // namespace
}  // namespace clavier
