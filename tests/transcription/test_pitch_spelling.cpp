#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <string>

#include "transcription/engraving/pitch_spelling.h"

namespace clavier {
namespace {

Score melody(const std::vector<int>& pitches) {
  Score score;
  for (const int pitch : pitches)
    score.notes.push_back({.onset = end_of(score), .duration = Beats{1}, .pitch = static_cast<Pitch>(pitch)});
  return score;
}

/// The names of all notes: "C4 F#4 Bb4".
std::string names_of(const Score& score) {
  std::string names;
  for (const SpelledPitch& pitch : spell(score)) {
    if (!names.empty()) names += ' ';
    names += "CDEFGAB"[static_cast<std::size_t>(pitch.step)];
    names += std::string(pitch.alter > 0 ? pitch.alter : -pitch.alter, pitch.alter > 0 ? '#' : 'b');
    names += std::to_string(pitch.octave);
  }
  return names;
}

TEST(Spelling, OfScalesFollowsTheirKey) {
  EXPECT_EQ(names_of(melody({62, 64, 66, 67, 69, 71, 73, 74})), "D4 E4 F#4 G4 A4 B4 C#5 D5");
  EXPECT_EQ(names_of(melody({61, 63, 65, 66, 68, 70, 72, 73})), "Db4 Eb4 F4 Gb4 Ab4 Bb4 C5 Db5");
  EXPECT_EQ(names_of(melody({57, 59, 60, 62, 64, 65, 68, 69})), "A3 B3 C4 D4 E4 F4 G#4 A4");
}

/// Bach, subject of the Fugue in C minor (BWV 847).
TEST(Spelling, RaisesLeadingNotes) {
  EXPECT_EQ(names_of(melody({72, 71, 72, 67, 68, 72, 71, 72, 74, 67, 72, 71, 72, 74, 65, 67, 68, 67, 65, 63})),
            "C5 B4 C5 G4 Ab4 C5 B4 C5 D5 G4 C5 B4 C5 D5 F4 G4 Ab4 G4 F4 Eb4");
}

TEST(Spelling, FollowsTheGivenSignature) {
  Score score = melody({66, 68, 70, 71, 73, 75, 77, 78});
  score.keys = {{.fifths = 6}};
  EXPECT_EQ(names_of(score), "F#4 G#4 A#4 B4 C#5 D#5 E#5 F#5");
  score.keys = {{.fifths = -6}};
  EXPECT_EQ(names_of(score), "Gb4 Ab4 Bb4 Cb5 Db5 Eb5 F5 Gb5");
}

TEST(Spelling, ChangesWithTheSignature) {
  Score score = melody({66, 70, 73, 66, 70, 73});
  score.keys = {{.fifths = 6}, {.onset = Beats{3}, .fifths = -6}};
  EXPECT_EQ(names_of(score), "F#4 A#4 C#5 Gb4 Bb4 Db5");
}

TEST(Spelling, PutsNeighboursAStepApart) {
  EXPECT_EQ(names_of(melody({60, 64, 67, 66, 67, 64, 62, 61, 62, 60})), "C4 E4 G4 F#4 G4 E4 D4 C#4 D4 C4");
}

TEST(Spelling, IsEmptyForNoNotes) { EXPECT_TRUE(spell(Score{}).empty()); }

RC_GTEST_PROP(Spelling, NamesTheSoundingPitchInEveryOctave, ()) {
  Score score = melody(*rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 116)));
  score.keys = {{.fifths = *rc::gen::inRange(-7, 8)}};
  const std::vector<SpelledPitch> names = spell(score);
  const std::vector<int> higher = spell_fifths(transpose(score, 12).notes, score.keys);
  for (std::size_t place = 0; place < names.size(); ++place) {
    RC_ASSERT(std::abs(names[place].alter) <= 2);
    RC_ASSERT(midi_pitch(names[place]) == score.notes[place].pitch);
    RC_ASSERT(line_of_fifths(names[place]) == higher[place]);
  }
}

}  // namespace
}  // namespace clavier
