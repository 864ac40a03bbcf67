#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "transcription/hands/hand_separation.h"

namespace clavier {
namespace {

Note key(double onset, double duration, int pitch) {
  return {.onset = Beats{onset}, .duration = Beats{duration}, .pitch = static_cast<Pitch>(pitch)};
}

Score of(std::vector<Note> notes) {
  Score score{.notes = std::move(notes)};
  sort_events(score);
  return score;
}

std::vector<int> pitches_of(const Score& score, Hand hand) {
  std::vector<int> pitches;
  for (const Note& note : score.notes)
    if (note.hand == hand) pitches.push_back(note.pitch);
  return pitches;
}

/// Four measures of Mozart, Sonata in C (K. 545): a melody over an Alberti bass.
Score alberti_piece() {
  Score score = of({key(0, 2, 72), key(2, 1, 76), key(3, 1, 79), key(4, 1.5, 71), key(5.5, 0.25, 72),
                    key(5.75, 0.25, 74), key(6, 2, 72)});
  for (const int pitch : {60, 67, 64, 67, 60, 67, 64, 67, 62, 67, 65, 67, 60, 67, 64, 67}) {
    const double onset = 0.5 * static_cast<double>(score.notes.size() - 7);
    score.notes.push_back(key(onset, 0.5, pitch));
  }
  sort_events(score);
  return score;
}

TEST(Hands, OfAMelodyOverAnAlbertiBassAreSeparated) {
  const Score score = fill_unknown_hands(alberti_piece());
  for (const int pitch : pitches_of(score, Hand::left)) EXPECT_LE(pitch, 67);
  EXPECT_EQ(pitches_of(score, Hand::right).size(), 7u);
}

TEST(Hands, ShareAChordThatOneHandCannotReach) {
  const Score score =
      fill_unknown_hands(of({key(0, 1, 36), key(0, 1, 43), key(0, 1, 72), key(0, 1, 76), key(0, 1, 79)}));
  EXPECT_EQ(pitches_of(score, Hand::left), (std::vector<int>{36, 43}));
  EXPECT_EQ(pitches_of(score, Hand::right), (std::vector<int>{72, 76, 79}));
}

TEST(Hands, OfParallelScalesStaySeparated) {
  std::vector<Note> notes;
  for (int step = 0; step < 24; ++step) {
    notes.push_back(key(0.25 * step, 0.25, 72 - step));
    notes.push_back(key(0.25 * step, 0.25, 60 - step));
  }
  const Score score = fill_unknown_hands(of(notes));
  EXPECT_EQ(pitches_of(score, Hand::left).size(), 24u);
  EXPECT_EQ(pitches_of(score, Hand::right).back(), 49);
}

TEST(Hands, DoNotChangeAtTheLastNoteOfAMelody) {
  for (const int low : {48, 52, 55, 60}) {
    std::vector<Note> melody;
    for (const int step : {4, 4, 5, 7, 7, 5, 4, 2, 0, 0, 2, 4, 2, 0, 0})
      melody.push_back(key(static_cast<double>(melody.size()), 0.95, low + step));
    const Score hands = fill_unknown_hands(of(melody));
    EXPECT_EQ(hands.notes.back().hand, hands.notes[melody.size() - 2].hand) << low;
  }
}

TEST(Hands, ThatAreKnownAreKept) {
  Score score = alberti_piece();
  for (Note& note : score.notes) note.hand = Hand::right;
  EXPECT_TRUE(fill_unknown_hands(score) == score);
}

TEST(Hands, AreIndependentOfTheBeatsOfTheTempoMap) {
  Score score = alberti_piece();
  Score slower = score;
  slower.tempo = TempoMap({tempo_of(Beats{0}, 60)});
  for (Note& note : slower.notes) {
    note.onset = note.onset / 2;
    note.duration = note.duration / 2;
  }
  EXPECT_EQ(pitches_of(fill_unknown_hands(score), Hand::left), pitches_of(fill_unknown_hands(slower), Hand::left));
}

TEST(Hands, AreFoundForNoNotesOneNoteAndAll128Pitches) {
  EXPECT_TRUE(fill_unknown_hands(Score{}).notes.empty());
  EXPECT_EQ(pitches_of(fill_unknown_hands(of({key(0, 1, 30)})), Hand::left), std::vector<int>{30});
  EXPECT_EQ(pitches_of(fill_unknown_hands(of({key(0, 1, 90)})), Hand::right), std::vector<int>{90});
  std::vector<Note> all;
  for (int pitch = 0; pitch < 128; ++pitch) all.push_back(key(0, 1, pitch));
  EXPECT_TRUE(pitches_of(fill_unknown_hands(of(all)), Hand::unknown).empty());
}

RC_GTEST_PROP(Hands, ChangeNothingElseAndLeaveNoneUnknown, ()) {
  std::vector<Note> notes;
  for (const int pitch : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 128)))
    notes.push_back(key(*rc::gen::inRange(0, 8), *rc::gen::inRange(0, 4), pitch));
  const Score score = of(notes);
  Score found = fill_unknown_hands(score);
  RC_ASSERT(pitches_of(found, Hand::unknown).empty());
  RC_ASSERT(found == fill_unknown_hands(score));
  for (Note& note : found.notes) note.hand = Hand::unknown;
  sort_events(found);
  RC_ASSERT(found == score);
}

}  // namespace
}  // namespace clavier
