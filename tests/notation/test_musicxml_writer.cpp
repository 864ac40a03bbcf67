#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "notation/musicxml/accidentals.h"
#include "notation/musicxml/musicxml_reader.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/sheet/validate.h"
#include "small_sheets.h"
#include "support/golden.h"

namespace clavier::testing {
namespace {

using ::testing::HasSubstr;

std::string text_of(const Sheet& made) { return std::string(as_text(write_musicxml(made))); }

/// For each chord of the first voice of a measure in G major, the number of its notes with an accidental.
std::vector<std::size_t> accidentals_of(const Measure& made) {
  const std::set<const SheetNote*> shown = notes_with_accidental(made, 1);
  std::vector<std::size_t> counts;
  for (const SheetEvent& event : made.voices.front().events) {
    std::size_t count = 0;
    for (const SheetNote& note : event.notes) count += shown.count(&note);
    counts.push_back(count);
  }
  return counts;
}

TEST(MusicXmlWriter, WritesAPieceWithOneOfEverything) {
  EXPECT_EQ(find_sheet_fault(little_study()), std::nullopt);
  support::expect_golden("little_study.musicxml", write_musicxml(little_study()));
}

TEST(MusicXmlWriter, IsReadBackWithOneOfEverything) {
  EXPECT_EQ(read_musicxml(write_musicxml(little_study()), "study"), little_study());
}

TEST(MusicXmlWriter, UsesTheFewestDivisionsThatHoldEveryTime) {
  EXPECT_THAT(text_of(sheet({upper_measure({chord(kWhole, {kC4})})})), HasSubstr("<divisions>1</divisions>"));
  const NoteValue short_triplet{NoteType::sixteenth, 0, {3, 2}};
  EXPECT_THAT(text_of(sheet({upper_measure({chord(kEighth, {kC4}), chord(short_triplet, {kC4})})})),
              HasSubstr("<divisions>6</divisions>"));
}

TEST(MusicXmlWriter, KeepsEveryVelocity) {
  std::vector<Measure> measures;
  for (int velocity = 1; velocity <= 127; ++velocity) {
    SheetEvent event = chord(kWhole, {kC4});
    event.notes[0].velocity = static_cast<std::uint8_t>(velocity);
    measures.push_back(upper_measure({event}));
  }
  const Sheet made = sheet(measures);
  EXPECT_EQ(read_musicxml(write_musicxml(made), "velocities"), made);
}

TEST(MusicXmlWriter, WritesAPlaybackTempoAsASound) {
  Measure made = upper_measure({chord(kWhole, {kC4})});
  made.directions = {{Staff::upper, 0, TempoMark{.thousandths = 66'667}}};
  EXPECT_THAT(text_of(sheet({made})), HasSubstr("      <sound tempo=\"66.667\"/>\n"));
}

TEST(MusicXmlWriter, OmitsCharactersThatXmlForbids) {
  Sheet made = sheet({upper_measure({chord(kWhole, {kC4})})});
  made.title =
      "a\x01"
      "b\xef\xbf\xbf"
      "é";
  made.origin = "caf\xe9";
  const Sheet again = read_musicxml(write_musicxml(made), "texts");
  EXPECT_EQ(again.title, "abé");
  EXPECT_EQ(again.origin, "café");
}

TEST(MusicXmlWriter, RefusesAnInvalidSheet) {
  Sheet made = sheet({upper_measure({chord(kWhole, {kC4})})});
  made.measures[0].length = 3;
  EXPECT_THAT(
      [&] { write_musicxml(made); },
      ::testing::ThrowsMessage<Error>(HasSubstr("cannot write MusicXML: measure 1: staff 1, voice 1: it ends")));
}

TEST(MusicXmlWriter, RefusesTimesOffAnyGrid) {
  const auto prime = [](std::uint8_t actual) {
    return chord({NoteType::two_hundred_fifty_sixth, 0, {actual, 1}}, {kC4});
  };
  EXPECT_THAT(
      [&] {
        write_musicxml(sheet({upper_measure({prime(251), prime(241), prime(239)})}));
      },
      ::testing::ThrowsMessage<Error>(HasSubstr("divisions of a quarter note")));
}

TEST(Accidentals, AreShownWhereTheKeyDiffers) {
  EXPECT_THAT(accidentals_of(upper_measure({chord(kQuarter, {kFSharp4}), chord(kQuarter, {kF4})})),
              ::testing::ElementsAre(0, 1));
}

TEST(Accidentals, HoldUntilAnotherOrTheEndOfTheMeasure) {
  EXPECT_THAT(accidentals_of(upper_measure({chord(kQuarter, {kF4}), chord(kQuarter, {kF4}), chord(kQuarter, {kFSharp4}),
                                            chord(kQuarter, {kFSharp4})})),
              ::testing::ElementsAre(1, 0, 1, 0));
}

TEST(Accidentals, OfOneOctaveDoNotAffectAnother) {
  EXPECT_THAT(accidentals_of(upper_measure({chord(kQuarter, {kF4}), chord(kQuarter, {{Step::f, 0, 5}})})),
              ::testing::ElementsAre(1, 1));
}

TEST(Accidentals, OfAnotherVoiceHoldOnTheSameStaffOnly) {
  Measure made =
      measure({voice(Staff::upper, {rest(kHalf), chord(kHalf, {kF4})}), voice(Staff::upper, {chord(kWhole, {kF4})})});
  EXPECT_THAT(accidentals_of(made), ::testing::ElementsAre(0, 0));
  made.voices[1].staff = Staff::lower;
  EXPECT_THAT(accidentals_of(made), ::testing::ElementsAre(0, 1));
}

TEST(Accidentals, AreNotRepeatedAcrossATieAndDoNotHoldAfterIt) {
  EXPECT_THAT(accidentals_of(upper_measure({tied(chord(kQuarter, {kF4}), true, false), chord(kQuarter, {kF4})})),
              ::testing::ElementsAre(0, 1));
}

}  // namespace
}  // namespace clavier::testing
