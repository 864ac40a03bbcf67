#include <gtest/gtest.h>

#include "evaluation/pieces/originality_measures.h"

namespace clavier {
namespace {

/// A melody of `notes` random keys, two a second.
Score melody(std::uint64_t seed, int notes) {
  Random random(seed);
  Score score;
  for (int note = 0; note < notes; ++note)
    score.notes.push_back(
        {.onset = Beats{1.0 * note}, .duration = Beats{1}, .pitch = static_cast<Pitch>(36 + random.below(48))});
  return score;
}

TEST(CopyFigures, AreThoseOfACopy) {
  const Score piece = melody(1, 31);
  const SuffixOrder training(note_steps(piece).steps);
  const CopyFigures figures = copy_figures(training, piece, note_steps(piece));
  EXPECT_EQ(figures.borrowing.longest, 31u);
  EXPECT_DOUBLE_EQ(figures.seconds, 15);
  EXPECT_EQ(figures.shares, (std::array<double, 3>{1, 1, 1}));
}

TEST(CopyFigures, OfAComposerAreOfSeedsFromOneOn) {
  const Composer composer = [](const ComposeOptions& options, const Score*, std::uint64_t) {
    return Composition{.score = melody(*options.seed, static_cast<int>(*options.seconds))};
  };
  const SuffixOrder training(note_steps(melody(2, 40)).steps);
  SilentProgress progress;
  const auto figures = composed_copy_figures(composer, training, {.count = 3, .seconds = 20}, progress);
  ASSERT_EQ(figures.size(), 3u);
  EXPECT_EQ(figures[1].borrowing.longest, 20u);
  EXPECT_LT(figures[0].borrowing.longest, 6u);
}

TEST(CopyMeasures, CountWhatLiesAboveAllButFewPeople) {
  std::vector<CopyFigures> figures(4);
  for (std::size_t piece = 0; piece < 4; ++piece)
    figures[piece].borrowing = {.notes = 100, .patterns = 89, .known = piece, .longest = 10 * (piece + 1)};
  const HumanRow human = {{.notes = 100, .excerpts = 30, .longest = {5, 10, 25}, .share = {0, 0, 0.03}}};
  const CopyMeasures measures = copy_measures(figures, human);
  EXPECT_EQ(measures.pieces, 4u);
  EXPECT_DOUBLE_EQ(measures.longest.median, 25);
  EXPECT_DOUBLE_EQ(measures.above_longest, 0.5);  // 30 and 40
  EXPECT_DOUBLE_EQ(measures.above_share, 0.25);   // 3 of 89
  EXPECT_EQ(copy_measures(figures, {}).above_longest, 0);
}

TEST(CopyMeasures, OfNothingAreNothing) { EXPECT_EQ(copy_measures({}, {}).pieces, 0u); }

}  // namespace
}  // namespace clavier
