#include <gtest/gtest.h>

#include "music/score.h"
#include "transcription/beats/beat_halving.h"

namespace clavier {
namespace {

/// 120 eighths of a quarter second, in groups of a low note and two chords or one.
Score eighths(int in_measure) {
  Score score;
  for (int eighth = 0; eighth < 120; ++eighth) {
    const Beats onset{0.5 * eighth};  // at 120 quarter notes a minute
    const bool first = eighth % in_measure == 0;
    if (first) score.notes.push_back({.onset = onset, .duration = Beats{1}, .pitch = 40});
    if (!first) score.notes.push_back({.onset = onset, .duration = Beats{0.25}, .pitch = 60});
    score.notes.push_back({.onset = onset, .duration = Beats{0.5}, .pitch = static_cast<Pitch>(72 + eighth % 5)});
  }
  sort_events(score);
  return score;
}

std::vector<Seconds> every_half_second(int count) {
  std::vector<Seconds> beats;
  for (int beat = 0; beat < count; ++beat) beats.push_back(Seconds{0.5 * beat});
  return beats;
}

TEST(BeatHalving, FindsTheEighthsOfMeasuresOfThree) {
  const std::vector<Seconds> halves = halve_beats_in_triple_meter(onset_groups(eighths(3)), every_half_second(60));
  ASSERT_EQ(halves.size(), 119u);
  for (std::size_t half = 0; half < halves.size(); ++half)
    EXPECT_NEAR(halves[half].value, 0.25 * static_cast<double>(half), 1e-9);
}

TEST(BeatHalving, FindsNoneWhereEachBeatBeginsWithTheBass) {
  EXPECT_TRUE(halve_beats_in_triple_meter(onset_groups(eighths(2)), every_half_second(60)).empty());
}

TEST(BeatHalving, FindsNoneWhereEverySecondBeatBeginsWithTheBass) {
  EXPECT_TRUE(halve_beats_in_triple_meter(onset_groups(eighths(4)), every_half_second(60)).empty());
}

TEST(BeatHalving, UsesTheOnsetNearestToTheMiddle) {
  Score score = eighths(3);
  for (Note& note : score.notes)
    if (note.onset == Beats{0.5} || note.onset == Beats{1.5})
      note.onset += Beats{note.onset == Beats{0.5} ? 0.04 : 0.1};
  sort_events(score);
  const std::vector<Seconds> halves = halve_beats_in_triple_meter(onset_groups(score), every_half_second(60));
  ASSERT_EQ(halves.size(), 119u);
  EXPECT_NEAR(halves[1].value, 0.27, 1e-9);
  EXPECT_NEAR(halves[3].value, 0.75, 1e-9) << "0.8 is farther than a sixteenth of the beat";
}

TEST(BeatHalving, NeedsTwelveBeats) {
  EXPECT_TRUE(halve_beats_in_triple_meter(onset_groups(eighths(3)), every_half_second(11)).empty());
  EXPECT_TRUE(halve_beats_in_triple_meter({}, {}).empty());
}

}  // namespace
}  // namespace clavier
