#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "performing/final_ritard.h"
#include "performing/piece_structure.h"
#include "performing/timing.h"
#include "written_pieces.h"

namespace clavier {
namespace {

Score quarters(int count) {
  std::vector<Note> notes;
  for (int step = 0; step < count; ++step) notes.push_back(right(step, 1, static_cast<Pitch>(60 + step % 3)));
  return score_of_notes(std::move(notes), {{Beats{0}, 4, 4}});
}

TempoMap played(const Score& score) { return shape_tempo(score, structure_of(score).phrases); }

TEST(FinalRitard, FollowsTheCurveOfStoppingRunners) {
  EXPECT_EQ(final_ritard(0), 1);
  EXPECT_NEAR(final_ritard(0.5), std::cbrt(0.608), 1e-12);  // 1 + (0.6^3 - 1) / 2
  EXPECT_NEAR(final_ritard(1), 0.6, 1e-12);
}

TEST(FinalRitard, LastsThreeSecondsUpToTheLastOnset) {
  const RitardSpan span = find_ritard_span(quarters(40));
  EXPECT_NEAR(span.begin.value, 33, 1e-9);
  EXPECT_NEAR(span.end.value, 39, 1e-9);
}

TEST(FinalRitard, LastsAtMostAQuarterOfThePiece) {
  const RitardSpan span = find_ritard_span(quarters(9));
  EXPECT_NEAR(span.begin.value, 6, 1e-9);
  EXPECT_NEAR(span.end.value, 8, 1e-9);
}

TEST(Timing, IsTheScoresOwnWhenTheTempoChanges) {
  Score score = quarters(20);
  EXPECT_FALSE(has_expressive_timing(score));
  score.tempo = TempoMap({tempo_of(Beats{0}, 90)});
  EXPECT_FALSE(has_expressive_timing(score));
  score.tempo = TempoMap({tempo_of(Beats{0}, 90), tempo_of(Beats{8}, 90)});
  EXPECT_FALSE(has_expressive_timing(score));
  score.tempo = TempoMap({tempo_of(Beats{0}, 90), tempo_of(Beats{8}, 91)});
  EXPECT_TRUE(has_expressive_timing(score));
}

TEST(Timing, StaysWithinATwelfthOfTheTempoUntilTheRitard) {
  const Score score = tune_of_three_phrases();
  const TempoMap tempo = played(score);
  for (Beats time{0}; time < find_ritard_span(score).begin; time += Beats{0.5})
    EXPECT_NEAR(tempo.bpm_at(time), 120, 10) << time.value;
}

TEST(Timing, SlowsDownTowardsTheEndOfAPhrase) {
  const TempoMap tempo = played(tune_of_three_phrases());
  EXPECT_LT(tempo.bpm_at(Beats{15.5}), tempo.bpm_at(Beats{9.5}) - 5);
  EXPECT_LT(tempo.bpm_at(Beats{0}), tempo.bpm_at(Beats{9.5}));
}

TEST(Timing, KeepsTheLengthOfAPhrase) {
  const Score score = tune_of_three_phrases();
  EXPECT_NEAR(played(score).seconds_at(Beats{16}).value, 8, 0.01);
}

TEST(Timing, EndsAtTheFinalTempo) {
  const Score score = quarters(40);
  const TempoMap tempo = played(score);
  const double before = tempo.bpm_at(Beats{32.9});
  EXPECT_NEAR(tempo.bpm_at(Beats{39}), 0.6 * before, 0.3);
  EXPECT_EQ(tempo.changes().back().onset, Beats{39});
}

TEST(Timing, KeepsToTemposThatMidiCanRepresent) {
  Score score = quarters(40);
  score.tempo = TempoMap({tempo_of(Beats{0}, 4)});
  const TempoMap tempo = played(score);
  for (const Tempo& change : tempo.changes()) EXPECT_GE(beats_per_minute(change), 4 - 1e-9);
}

}  // namespace
}  // namespace clavier
