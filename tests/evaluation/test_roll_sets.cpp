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
  const auto [first, second] = split_by_work(pieces(20, 60), Random(1));
  EXPECT_EQ(first.size() + second.size(), 20u);
  std::set<std::string> works;
  for (const RealPiece& piece : first) works.insert(piece.work);
  EXPECT_EQ(works.size(), 3u);
  for (const RealPiece& piece : second) EXPECT_FALSE(works.contains(piece.work));
}

TEST(RollSets, RollsAreConsecutiveAndEndWithinTheirPiece) {
  EXPECT_EQ(sample_rolls(pieces(2, 3 * kRollSteps + 500), 100, Random(1)).size(), 6u);
  EXPECT_EQ(sample_rolls(pieces(2, 3 * kRollSteps + 500), 4, Random(1)).size(), 4u);
  EXPECT_TRUE(sample_rolls(pieces(2, 500), 100, Random(1)).empty());
}

TEST(RollSets, FirstRollsIncludeShortPieces) { EXPECT_EQ(first_rolls_of(pieces(2, 500)).size(), 2u); }

TEST(RollSets, RepresentARollInAllItsForms) {
  const std::vector<GridNote> notes{{450, 100, 60, 80}};
  const MeasuredRoll roll = measure_roll(notes);
  EXPECT_EQ(roll.score.notes.size(), 1u);
  EXPECT_EQ(roll.sounding.cells, static_cast<std::size_t>(kRollSteps) * kRollPitches);
  EXPECT_EQ(std::count(roll.crop.begin(), roll.crop.end(), 1.0f), 100);
}

TEST(RollSets, GenerateTheSameRollsEveryTime) {
  const support::FakeRollModel model(support::noise());
  SilentProgress silent;
  const GeneratedRolls rolls = generate_rolls(model, Era::modernist, 3, silent),
                       again = generate_rolls(model, Era::modernist, 3, silent);
  for (std::size_t index = 0; index < 3; ++index)
    EXPECT_EQ(rolls.generated[index].sounding, again.generated[index].sounding);
  EXPECT_NE(rolls.generated[0].sounding, rolls.generated[1].sounding);
  std::size_t generated = 0, playable = 0;
  for (const MeasuredRoll& roll : rolls.generated) generated += roll.score.notes.size();
  for (const MeasuredRoll& roll : rolls.playable) playable += roll.score.notes.size();
  EXPECT_EQ(generated - playable, static_cast<std::size_t>(rolls.changes.all()));
}

TEST(NearestWindows, FindACopyAnywhere) {
  const std::vector<RealPiece> all = pieces(3, 4000);
  const int start = 401 * kSearchStride;
  const PackedRoll copy = pack_roll(roll_of(all[1].notes, {.start = start}, kKuoChannels).values);
  SilentProgress silent;
  const auto found = find_nearest_windows(std::vector<PackedRoll>{copy}, all, silent);
  EXPECT_EQ(found, (std::vector<NearestWindows>{{.nearest = {1, start, 0}, .largest_overlap = {1, start, 1}}}));
}

TEST(NearestWindows, AgreeWithAnExhaustiveSearch) {
  const std::vector<RealPiece> all = pieces(2, 1100);
  const PackedRoll roll = measure_roll(aimless_notes(kRollSteps, 99)).sounding;
  PieceWindow nearest{.value = 9}, largest_overlap{.value = -1};
  for (std::size_t piece = 0; piece < all.size(); ++piece)
    for (int start = 0; start == 0 || start + kRollSteps <= end_of(all[piece].notes); start += kSearchStride) {
      const PackedRoll window = pack_roll(roll_of(all[piece].notes, {.start = start}, kKuoChannels).values);
      if (const double distance = rmse(roll, window); distance < nearest.value) nearest = {piece, start, distance};
      if (const double alike = jaccard_index(roll, window); alike > largest_overlap.value)
        largest_overlap = {piece, start, alike};
    }
  SilentProgress silent;
  EXPECT_EQ(find_nearest_windows(std::vector<PackedRoll>{roll}, all, silent).front(),
            (NearestWindows{nearest, largest_overlap}));
}

TEST(NearestWindows, PadAShortPieceWithSilence) {
  SilentProgress silent;
  const auto found = find_nearest_windows(std::vector<PackedRoll>{measure_roll(aimless_notes(300, 0)).sounding},
                                          pieces(1, 300), silent);
  EXPECT_EQ(found.front().nearest, (PieceWindow{0, 0, 0}));
}

}  // namespace
}  // namespace clavier
