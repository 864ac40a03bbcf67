#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>

#include "base/files.h"
#include "composing/playability/note_cleanup.h"
#include "composing/playability/playable.h"
#include "composing/playability/playable_hands.h"
#include "encoding/chord_tokens.h"
#include "midi/midi_reader.h"
#include "support/roll_notes.h"

namespace clavier {
namespace {

using testing::ElementsAre;

std::vector<GridNote> chord_of(std::initializer_list<int> pitches, std::uint8_t velocity = 80) {
  std::vector<GridNote> notes;
  for (const int pitch : pitches) notes.push_back({0, 24, static_cast<Pitch>(pitch), velocity});
  return notes;
}

std::vector<int> pitches_of(const std::vector<GridNote>& notes) {
  std::vector<int> pitches;
  for (const GridNote& note : notes) pitches.push_back(note.pitch);
  return pitches;
}

TEST(PlayableHands, DropALoneNoteOfOneStepAndKeepOneInAChord) {
  const std::vector<GridNote> notes{{0, 20, 60, 80}, {4, 1, 64, 80}, {100, 1, 67, 80}};
  const PlayableNotes playable = make_playable(notes);
  EXPECT_THAT(pitches_of(playable.notes), ElementsAre(60, 64));
  EXPECT_EQ(playable.changes, (PlayabilityEdits{.short_note_artefacts = 1}));
}

TEST(PlayableHands, DropANoteOfOneStepThatIsSofterThanItsNeighbours) {
  const std::vector<GridNote> notes{{0, 20, 60, 80}, {4, 1, 64, 40}, {8, 2, 67, 40}};
  EXPECT_THAT(pitches_of(make_playable(notes).notes), ElementsAre(60, 67));
}

TEST(PlayableHands, MergeAnOnsetThatRepeatsItsPitchTooSoon) {
  const std::vector<GridNote> notes{{0, 2, 60, 70}, {3, 5, 60, 90}, {12, 5, 60, 80}};
  const PlayableNotes playable = make_playable(notes);
  EXPECT_THAT(playable.notes, ElementsAre(GridNote{0, 8, 60, 90}, GridNote{12, 5, 60, 80}));
  EXPECT_EQ(playable.changes, (PlayabilityEdits{.repeats = 1}));
}

TEST(PlayableHands, DropNotesThatNeitherHandReaches) {
  const PlayableNotes playable = make_playable(chord_of({40, 52, 60, 72, 80}));
  EXPECT_THAT(pitches_of(playable.notes), ElementsAre(40, 52, 72, 80));
  EXPECT_EQ(playable.changes, (PlayabilityEdits{.unreachable = 1}));
}

TEST(PlayableHands, HaveFiveFingersEachAndDropTheSoftestNotes) {
  std::vector<GridNote> notes = chord_of({36, 38, 40, 41, 43, 45, 84});
  notes[2].velocity = 50;
  notes[0].velocity = 10;  // the bass stays although it is soft
  const PlayableNotes playable = make_playable(notes);
  EXPECT_THAT(pitches_of(playable.notes), ElementsAre(36, 38, 41, 43, 45, 84));
  EXPECT_EQ(playable.changes, (PlayabilityEdits{.too_many_keys = 1}));
}

TEST(PlayableHands, HoldTenNotesAtOnceUntilThePedalCanSustainThem) {
  for (const auto& [later, kept] : {std::pair{6, 10u}, {kMaxHoldSteps + 1, 12u}}) {
    std::vector<GridNote> notes = chord_of({48, 50, 52, 53, 55, 60});
    for (const int pitch : {62, 64, 65, 67, 69, 71}) notes.push_back({later, 24, static_cast<Pitch>(pitch), 80});
    EXPECT_EQ(make_playable(notes).notes.size(), kept);
  }
}

TEST(PlayableHands, KeepOrdinaryMusicUnchanged) {
  std::vector<GridNote> notes;
  for (int beat = 0; beat < 20; ++beat) {
    notes.push_back({12 * beat, 10, 48, 70});
    for (const int pitch : {60, 64, 67}) notes.push_back({12 * beat + 1, 6, static_cast<Pitch>(pitch), 70});
  }
  const PlayableNotes playable = make_playable(notes);
  EXPECT_EQ(playable.notes, notes);
  EXPECT_EQ(playable.changes, PlayabilityEdits{});
}

RC_GTEST_PROP(PlayableHands, CountTheirChangesAndGiveAPlayableResult, ()) {
  std::vector<GridNote> notes = *rc::gen::container<std::vector<GridNote>>(rc::gen::exec([] {
    return GridNote{*rc::gen::inRange(0, 80), *rc::gen::inRange(1, 40),
                    static_cast<Pitch>(*rc::gen::inRange<int>(kLowestRollPitch, kHighestRollPitch + 1)),
                    static_cast<std::uint8_t>(*rc::gen::inRange(1, 128))};
  }));
  std::sort(notes.begin(), notes.end(),
            [](auto& a, auto& b) { return std::tie(a.onset, a.pitch) < std::tie(b.onset, b.pitch); });
  notes = remove_overlaps(notes);
  const PlayableNotes playable = make_playable(notes);
  RC_ASSERT(playable.notes.size() + static_cast<std::size_t>(playable.changes.all()) == notes.size());
  RC_ASSERT(remove_overlaps(playable.notes) == playable.notes);
  for (const GridChord& chord : chords_of(score_of(playable.notes))) RC_ASSERT(chord.size() <= 10u);
}

TEST(PlayableHands, KeepNinetyNinePercentOfRealNotes) {
  if (std::getenv("CLAVIER_CORPUS") == nullptr) GTEST_SKIP() << "CLAVIER_CORPUS is not set: no pieces to play";
  for (const char* era : {"baroque", "classical", "romantic", "modernist"}) {
    double notes = 0, changed = 0;
    for (const auto& path :
         list_files(std::getenv("CLAVIER_CORPUS") + std::string("/giantmidi-eras/") + era, {".mid"})) {
      const std::vector<GridNote> piece = remove_overlaps(grid_notes(read_midi_file(path).score));
      const PlayabilityEdits changes = make_playable(piece).changes;
      notes += static_cast<double>(piece.size());
      changed += changes.all();
      RecordProperty(std::string(era) + "_changed", std::to_string(changed / notes));
    }
    EXPECT_LT(changed / notes, 0.01) << era;
  }
}

}  // namespace
}  // namespace clavier
