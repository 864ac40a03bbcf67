#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "performing/dynamics.h"
#include "performing/metrical_accents.h"
#include "performing/voicing.h"
#include "written_pieces.h"

namespace clavier {
namespace {

using testing::ElementsAre;
using enum MetricalLevel;

/// The metrical level of every eighth note of the first measures.
std::vector<MetricalLevel> levels(std::vector<Meter> meters, int eighths) {
  const std::vector<MeasureFrame> measures = make_measure_frames(score_of_notes({right(0, 8)}, std::move(meters)));
  std::vector<MetricalLevel> all;
  for (int eighth = 0; eighth < eighths; ++eighth) {
    const Beats time{0.5 * eighth};
    all.push_back(metrical_level(measures[frame_at(measures, time)], time));
  }
  return all;
}

TEST(MetricalAccents, FollowTheBeatsOfThreeFour) {
  EXPECT_THAT(levels({{Beats{0}, 3, 4}}, 7), ElementsAre(downbeat, division, beat, division, beat, division, downbeat));
}

TEST(MetricalAccents, FollowTheBeatsOfSixEight) {
  EXPECT_THAT(levels({{Beats{0}, 6, 8}}, 7),
              ElementsAre(downbeat, division, division, beat, division, division, downbeat));
}

TEST(MetricalAccents, FollowTheMiddleOfFourFour) {
  EXPECT_THAT(levels({{Beats{0}, 4, 4}}, 8),
              ElementsAre(downbeat, division, beat, division, half_measure, division, beat, division));
}

TEST(MetricalAccents, CountUpbeatsBackFromTheBarLine) {
  EXPECT_THAT(levels({{Beats{0}, 4, 4}, {Beats{1}, 4, 4}}, 4), ElementsAre(beat, division, downbeat, division));
}

TEST(MetricalAccents, AreStrongerOnStrongerBeats) {
  EXPECT_GT(metrical_accent(downbeat), metrical_accent(half_measure));
  EXPECT_GT(metrical_accent(half_measure), metrical_accent(beat));
  EXPECT_EQ(metrical_accent(beat), 0);
  EXPECT_LT(metrical_accent(division), 0);
}

TEST(Loudness, IsFortyDecibelsForTenTimesTheVelocity) {
  EXPECT_EQ(apply_gain(64, 0), 64);
  EXPECT_EQ(apply_gain(100, -40), 10);
  EXPECT_EQ(apply_gain(64, -12.0412), 32);  // 40 log10(2)
  EXPECT_EQ(apply_gain(80, -100), 1);
}

TEST(Loudness, ApproachesTheMaximumWithoutReachingIt) {
  EXPECT_EQ(apply_gain(80, 5), 98);  // 80 + 47 (1 - exp(-(80 * 5 * ln 10 / 40) / 47))
  EXPECT_LT(apply_gain(112, 2), apply_gain(112, 4));
  EXPECT_EQ(apply_gain(112, 100), 127);
  EXPECT_EQ(apply_gain(127, 3), 127);
}

TEST(Loudness, GrowsWithPitchAndLength) {
  EXPECT_NEAR(high_loud(72), 1, 1e-12);
  EXPECT_NEAR(high_loud(48), -1, 1e-12);
  EXPECT_NEAR(duration_contrast(2), 0.5, 1e-12);
  EXPECT_NEAR(duration_contrast(0.5), -0.5, 1e-12);
  EXPECT_EQ(duration_contrast(100), 1);
}

TEST(Voicing, RaisesTheMelodyAboveBrokenChords) {
  const Score score = accompanied_melody();
  const std::vector<double> levels = voicing(score, structure_of(score));
  for (std::size_t note = 0; note < levels.size(); ++note)
    EXPECT_NEAR(levels[note], score.notes[note].hand == Hand::right ? 1 : -1.5, 1e-12);
}

TEST(Voicing, TreatsAStepwiseLeftHandAsASecondMelody) {
  std::vector<Note> notes;
  for (int step = 0; step < 8; ++step) {
    notes.push_back(right(step, 1, static_cast<Pitch>(72 + step % 4)));
    notes.push_back(left(step, 1, static_cast<Pitch>(53 - step % 4)));
  }
  const Score score = score_of_notes(notes, {{Beats{0}, 4, 4}});
  const std::vector<double> levels = voicing(score, structure_of(score));
  // 6 of the 8 moves of the left hand are steps: the first note has no predecessor, the fifth is a leap of three
  // semitones.
  EXPECT_NEAR(levels[0], 0.75 * 1 + 0.25 * -1.5, 1e-12);
  EXPECT_NEAR(levels[1], 1, 1e-12);
}

TEST(Dynamics, AreTheScoresOwnWhenVelocitiesVary) {
  Score score = accompanied_melody();
  EXPECT_FALSE(has_expressive_dynamics(score));
  for (Note& note : score.notes) note.velocity = note.onset < Beats{4} ? 49 : 96;
  EXPECT_FALSE(has_expressive_dynamics(score));
  for (std::size_t note = 0; note < score.notes.size(); note += 4) score.notes[note].velocity = 70;
  EXPECT_TRUE(has_expressive_dynamics(score));
}

TEST(Dynamics, VaryAroundTheNotatedVelocities) {
  Score score = tune_of_three_phrases();
  for (Note& note : score.notes) note.velocity = note.onset < Beats{16} ? 33 : 96;
  shape_dynamics(score, structure_of(score));
  for (const Note& note : score.notes) EXPECT_NEAR(note.velocity, note.onset < Beats{16} ? 33 : 96, 20);
  EXPECT_GT(score.notes[8].velocity, score.notes[0].velocity);
}

TEST(Dynamics, AddUpInDecibels) {
  Score score = tune_of_three_phrases();
  shape_dynamics(score, structure_of(score));
  // Voicing 1, metre 1, C4 0, average length 0, start of the arch -1.
  EXPECT_EQ(score.notes[0].velocity, apply_gain(64, 1));
  // Voicing 1, half a measure 0.75, G4 7/12, twice the average length 0.5, two beats' rest 1, the arch at 3/4 of the
  // phrase: 0.7 - 2.7 (0.15 / 0.4)^2.
  EXPECT_EQ(score.notes[12].velocity, apply_gain(64, 1 + 1 + 7.0 / 12 + 1 + 0.7 - 2.7 * 0.140625));
}

}  // namespace
}  // namespace clavier
