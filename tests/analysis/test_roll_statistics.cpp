#include <gtest/gtest.h>

#include "analysis/rolls/roll_statistics.h"

namespace clavier {
namespace {

/// At 120 beats a minute a beat lasts half a second.
Score score_of_notes(std::vector<Note> notes) { return {.notes = std::move(notes)}; }

TEST(RollStatistics, CoverAllRollsTogether) {
  // One roll of 4 s has C4 for 1 s, with E4 for its second half; the other has C5 for 1 s.
  const std::vector<Score> rolls{score_of_notes({{Beats{0}, Beats{2}, 60, 80, {}}, {Beats{1}, Beats{1}, 64, 80, {}}}),
                                 score_of_notes({{Beats{4}, Beats{2}, 72, 80, {}}})};
  const RollStatistics statistics = roll_statistics_of(rolls, {4});
  EXPECT_EQ(statistics.rolls, 2u);
  EXPECT_EQ(statistics.notes, 3u);
  EXPECT_DOUBLE_EQ(statistics.notes_per_second, 3.0 / 8);
  EXPECT_DOUBLE_EQ(statistics.polyphony, 2.5 / 2);
  EXPECT_DOUBLE_EQ(statistics.note_seconds, 2.5 / 3);
  EXPECT_DOUBLE_EQ(statistics.silent_share, 0.75);
  EXPECT_DOUBLE_EQ(statistics.mean_pitch, (60 + 64 + 72) / 3.0);
  EXPECT_DOUBLE_EQ(statistics.pitch_classes[0], 2.0 / 3);
  EXPECT_DOUBLE_EQ(statistics.pitch_classes[4], 1.0 / 3);
}

TEST(RollStatistics, GiveTheFivePercentQuantilesOfThePitches) {
  Score score;
  for (int pitch = 1; pitch <= 100; ++pitch)
    score.notes.push_back({Beats{1.0 * pitch}, Beats{1}, static_cast<Pitch>(pitch), 80, {}});
  const RollStatistics statistics = roll_statistics_of(std::vector<Score>{score}, {60});
  EXPECT_NEAR(statistics.low_pitch, 5, 1);
  EXPECT_NEAR(statistics.high_pitch, 95, 1);
}

TEST(RollStatistics, AreZeroForSilence) {
  const RollStatistics statistics = roll_statistics_of(std::vector<Score>(2), {4});
  EXPECT_EQ(statistics.silent_share, 1);
  EXPECT_EQ(statistics.notes_per_second, 0);
  EXPECT_EQ(roll_statistics_of({}, {4}).silent_share, 0);
}

TEST(PitchClassDistance, IsZeroForEqualAndOneForDisjointShares) {
  PitchClassHistogram c{}, g{}, both{};
  c[0] = g[7] = 1;
  both[0] = both[7] = 0.5;
  EXPECT_EQ(pitch_class_distance(c, c), 0);
  EXPECT_EQ(pitch_class_distance(c, g), 1);
  EXPECT_EQ(pitch_class_distance(c, both), 0.5);
}

TEST(IntraSetDistance, IsTheMeanOfAllPairs) {
  const std::vector<float> a{1, -1, -1, -1}, b{1, 1, -1, -1};  // their rmse is 1
  EXPECT_EQ(intra_set_distance(std::vector<PackedRoll>{pack_roll(a), pack_roll(b), pack_roll(b)}), 2.0 / 3);
  EXPECT_EQ(intra_set_distance(std::vector<PackedRoll>{pack_roll(a)}), 0);
}

}  // namespace
}  // namespace clavier
