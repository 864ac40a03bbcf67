#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "musicxml_text.h"
#include "notation/sheet/score_of.h"

namespace clavier::testing {
namespace {

using ::testing::ElementsAre;

constexpr const char* kTied = "<notations><tied type='start'/></notations>";

std::string voice_text(int number) { return "<voice>" + std::to_string(number) + "</voice>"; }

/// E4 in place of C4.
std::string other_text(int duration, const std::string& more = "") {
  std::string text = note_text(duration, more);
  return text.replace(text.find('C'), 1, "E");
}

/// The lengths of the notes of a document of these measures, as they sound.
std::vector<double> lengths_heard(const std::vector<std::string>& measures) {
  std::string text;
  for (const std::string& measure : measures) text += measure_text(1, measure);
  std::vector<double> lengths;
  for (const Note& note : score_of(read_text_of(document(part_of("P1", text)))).notes)
    lengths.push_back(note.duration.value);
  return lengths;
}

TEST(TieRepair, EndsATieWithoutAStopOnTheNextNoteOfItsVoice) {
  EXPECT_THAT(lengths_heard({note_text(2) + note_text(2, kTied), note_text(4)}), ElementsAre(2, 6));
  EXPECT_THAT(lengths_heard({note_text(2, "<tie type='start'/>") + note_text(2)}), ElementsAre(4));
  EXPECT_THAT(lengths_heard({note_text(4, kTied), note_text(4, kTied), note_text(4)}), ElementsAre(12));
}

TEST(TieRepair, FindsTheNoteInAChord) {
  const std::string chord = other_text(4) + "<note><chord/>" + note_text(4).substr(6);
  EXPECT_THAT(lengths_heard({note_text(4, kTied), chord}), ElementsAre(8, 4));
}

TEST(TieRepair, LeavesATieWithoutANoteRightAfterIt) {
  EXPECT_THAT(lengths_heard({note_text(4, kTied), other_text(4), note_text(4)}), ElementsAre(4, 4, 4));
  EXPECT_THAT(lengths_heard({note_text(2, kTied) + rest_text(2), note_text(4)}), ElementsAre(2, 4));
}

TEST(TieRepair, PrefersTheStopThatTheFileGives) {
  const std::string stop = "<notations><tied type='stop'/></notations>";
  EXPECT_THAT(
      lengths_heard({note_text(4, voice_text(1) + kTied), note_text(2, voice_text(1)) + rest_text(2, voice_text(1)) +
                                                              backup_text(4) + note_text(4, voice_text(2) + stop)}),
      ElementsAre(8, 2));
}

TEST(TieRepair, CrossesToAnotherVoiceWhereItsOwnHasNoSuchNote) {
  EXPECT_THAT(lengths_heard({note_text(4, voice_text(1) + kTied),
                             other_text(4, voice_text(1)) + backup_text(4) + note_text(4, voice_text(2))}),
              ElementsAre(8, 4));
}

TEST(MusicXmlTies, StandInAnyNotationsElement) {
  const std::string fermata = "<notations><fermata/></notations>";
  EXPECT_THAT(lengths_heard({note_text(4, fermata + kTied),
                             note_text(4, fermata + "<notations><tied type='stop'/></notations>")}),
              ElementsAre(8));
  EXPECT_THAT(lengths_heard({note_text(4, kTied), note_text(4, "<notations><tied type='continue'/></notations>"),
                             note_text(4, "<notations><tied type='stop'/></notations>")}),
              ElementsAre(12));
}

}  // namespace
}  // namespace clavier::testing
