#include <gtest/gtest.h>

#include <set>

#include "encoding/roll_region.h"
#include "evaluation/rolls/nearest_windows.h"
#include "support/fake_roll_model.h"
#include "support/real_pieces.h"

namespace clavier {
namespace {

using support::aimless_notes;

std::vector<RealPiece> pieces(std::size_t count, int steps) {
  std::vector<RealPiece> all;
  for (std::size_t index = 0; index < count; ++index)
    all.push_back({.name = std::to_string(index),
                   .work = "work " + std::to_string(index / 3),
                   .notes = aimless_notes(steps, index)});
  return all;
}

TEST(RollSets, HalvesHaveNoWorkInCommon) {
  const auto [first, second] = halves_by_work(pieces(20, 60), Random(1));
  EXPECT_EQ(first.size() + second.size(), 20u);
  std::set<std::string> works;
  for (const RealPiece& piece : first) works.insert(piece.work);
  EXPECT_EQ(works.size(), 3u);
  for (const RealPiece& piece : second) EXPECT_FALSE(works.contains(piece.work));
}

TEST(RollSets, RollsFollowOneAnotherAndNoneReachesBeyondItsPiece) {
  EXPECT_EQ(rolls_of(pieces(2, 3 * kRollSteps + 500), 100, Random(1)).size(), 6u);
  EXPECT_EQ(rolls_of(pieces(2, 3 * kRollSteps + 500), 4, Random(1)).size(), 4u);
  EXPECT_TRUE(rolls_of(pieces(2, 500), 100, Random(1)).empty());
}

TEST(RollSets, FirstRollsAreOfAllPiecesHoweverShort) { EXPECT_EQ(first_rolls_of(pieces(2, 500)).size(), 2u); }

TEST(RollSets, MeasureARollInAllItsForms) {
  const std::vector<GridNote> notes{{450, 100, 60, 80}};
  const MeasuredRoll roll = measured(notes);
  EXPECT_EQ(roll.score.notes.size(), 1u);
  EXPECT_EQ(roll.sounding.cells, static_cast<std::size_t>(kRollSteps) * kRollKeys);
  EXPECT_EQ(std::count(roll.crop.begin(), roll.crop.end(), 1.0f), 100);
}

TEST(RollSets, DrawTheSameRollsEveryTimeAndPlayThem) {
  const support::FakeRollModel model(support::noise());
  SilentProgress silent;
  const DrawnRolls rolls = drawn_rolls(model, Era::modernist, 3, silent),
                   again = drawn_rolls(model, Era::modernist, 3, silent);
  for (std::size_t index = 0; index < 3; ++index) EXPECT_EQ(rolls.drawn[index].sounding, again.drawn[index].sounding);
  EXPECT_NE(rolls.drawn[0].sounding, rolls.drawn[1].sounding);
  std::size_t drawn = 0, played = 0;
  for (const MeasuredRoll& roll : rolls.drawn) drawn += roll.score.notes.size();
  for (const MeasuredRoll& roll : rolls.played) played += roll.score.notes.size();
  EXPECT_EQ(drawn - played, static_cast<std::size_t>(rolls.changes.all()));
}

TEST(SimilarWindows, FindACopyWhereverItComesFrom) {
  const std::vector<RealPiece> all = pieces(3, 4000);
  const int start = 401 * kSearchStride;
  const PackedRoll copy = packed(roll_of(all[1].notes, {.start = start}, kArticleChannels).values);
  SilentProgress silent;
  const auto found = similar_windows(std::vector<PackedRoll>{copy}, all, silent);
  EXPECT_EQ(found, (std::vector<SimilarWindows>{{.nearest = {1, start, 0}, .most_alike = {1, start, 1}}}));
}

TEST(SimilarWindows, FindTheSameAsARollByRollComparison) {
  const std::vector<RealPiece> all = pieces(2, 1100);
  const PackedRoll roll = measured(aimless_notes(kRollSteps, 99)).sounding;
  PieceWindow nearest{.value = 9}, most_alike{.value = -1};
  for (std::size_t piece = 0; piece < all.size(); ++piece)
    for (int start = 0; start == 0 || start + kRollSteps <= end_of(all[piece].notes); start += kSearchStride) {
      const PackedRoll window = packed(roll_of(all[piece].notes, {.start = start}, kArticleChannels).values);
      if (const double distance = rmse(roll, window); distance < nearest.value) nearest = {piece, start, distance};
      if (const double alike = overlap(roll, window); alike > most_alike.value) most_alike = {piece, start, alike};
    }
  SilentProgress silent;
  EXPECT_EQ(similar_windows(std::vector<PackedRoll>{roll}, all, silent).front(), (SimilarWindows{nearest, most_alike}));
}

TEST(SimilarWindows, TakeAShortPieceWithSilenceAfterIt) {
  SilentProgress silent;
  const auto found =
      similar_windows(std::vector<PackedRoll>{measured(aimless_notes(300, 0)).sounding}, pieces(1, 300), silent);
  EXPECT_EQ(found.front().nearest, (PieceWindow{0, 0, 0}));
}

}  // namespace
}  // namespace clavier
