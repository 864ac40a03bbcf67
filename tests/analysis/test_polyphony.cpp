#include <gtest/gtest.h>

#include "analysis/metrics/polyphony.h"

namespace clavier {
namespace {

TEST(StepNotes, RoundToTheNearestStepAndLastAtLeastOne) {
  // 1/3 beat is 8 steps of 1/24; at 120 beats a minute it is 1/6 s, 8 steps of 1/48 s.
  const Score score{.notes = {{.onset = Beats{1.0 / 3}, .duration = Beats{0.001}, .pitch = 60},
                              {.onset = Beats{1}, .duration = Beats{0.51}, .pitch = 62}}};
  EXPECT_EQ(notes_in_beat_steps(score), (std::vector<StepNote>{{8, 9, 60}, {24, 36, 62}}));
  EXPECT_EQ(notes_in_second_steps(score), notes_in_beat_steps(score));
}

TEST(StepNotes, FollowTheTempoInSeconds) {
  const Score score{.tempo = TempoMap({tempo_of(Beats{}, 60)}),
                    .notes = {{.onset = Beats{1}, .duration = Beats{1}, .pitch = 60}}};
  EXPECT_EQ(notes_in_second_steps(score), (std::vector<StepNote>{{48, 96, 60}}));
  EXPECT_EQ(notes_in_beat_steps(score), (std::vector<StepNote>{{24, 48, 60}}));
}

TEST(Polyphony, AveragesOverTheStepsInWhichAnyNoteSounds) {
  // Steps 10..20 one pitch, 20..30 three, 30..40 none, 40..50 one: (10 + 30 + 10) / 30, and 10 of all 50 steps.
  const std::vector<StepNote> notes = {{10, 30, 60}, {20, 30, 64}, {20, 30, 67}, {40, 50, 72}};
  EXPECT_DOUBLE_EQ(polyphony_of(notes).mean, 50.0 / 30);
  EXPECT_DOUBLE_EQ(polyphony_of(notes).rate, 10.0 / 50);
}

TEST(Polyphony, RateExcludesTwoPitches) {
  EXPECT_EQ(polyphony_of(std::vector<StepNote>{{0, 10, 60}, {0, 10, 64}}).rate, 0);
}

TEST(Polyphony, CountsAPitchOnceWhenItsNotesOverlap) {
  const std::vector<StepNote> notes = {{0, 20, 60}, {5, 10, 60}, {10, 30, 60}};
  EXPECT_DOUBLE_EQ(polyphony_of(notes).mean, 1);
}

TEST(Polyphony, IsZeroWithoutNotes) {
  EXPECT_EQ(polyphony_of({}).mean, 0);
  EXPECT_EQ(polyphony_of({}).rate, 0);
}

}  // namespace
}  // namespace clavier
