#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "midi/midi_reader.h"
#include "midi/midi_writer.h"
#include "musicxml_text.h"
#include "notation/sheet/score_of.h"
#include "notation/sheet/validate.h"
#include "small_sheets.h"

namespace clavier::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::testing::ThrowsMessage;
using ::testing::UnorderedElementsAre;

const std::string kOneStaff = measure_text(1, note_text(4));
const std::string kTwoStaves =
    measure_text(1, "<attributes><staves>2</staves></attributes>" + note_text(2) + note_text(2));

std::string entry(const std::string& id, const std::string& name) {
  return "<score-part id='" + id + "'><part-name>" + name + "</part-name></score-part>";
}

std::string part_entries(const std::vector<std::string>& names) {
  std::string list;
  for (std::size_t index = 0; index < names.size(); ++index)
    list += entry("P" + std::to_string(index + 1), names[index]);
  return list;
}

/// A note element of a natural pitch, such as "E5".
std::string pitched(const std::string& pitch, int duration, const std::string& more = "") {
  return "<note><pitch><step>" + pitch.substr(0, 1) + "</step><octave>" + pitch.substr(1) +
         "</octave></pitch><duration>" + std::to_string(duration) + "</duration>" + more + "</note>";
}

/// A part of one measure of quarter notes.
std::string line_part(std::size_t number, const std::vector<std::string>& pitches) {
  std::string notes;
  for (const std::string& pitch : pitches) notes += pitched(pitch, 1);
  return part_of("P" + std::to_string(number), measure_text(1, notes));
}

MusicXmlReading read_choice(const std::string& text, std::string_view wanted = "") {
  return read_musicxml_parts(as_bytes(text), "foreign", wanted);
}

/// Of the parts that are read.
std::vector<std::string> read_names(const MusicXmlReading& reading) {
  std::vector<std::string> names;
  for (const MusicPart& part : reading.parts)
    if (part.read) names.push_back(part.name);
  return names;
}

/// The MIDI pitches of a staff at the start of the first measure, from the first voice's on.
std::vector<int> first_pitches(const Sheet& sheet, Staff staff) {
  std::vector<int> pitches;
  for (const Voice& voice : sheet.measures[0].voices)
    if (voice.staff == staff)
      for (const SheetNote& note : voice.events[0].notes) pitches.push_back(midi_pitch(note.pitch));
  return pitches;
}

const std::string kChoir = document(line_part(1, {"E5", "F5", "D5", "E5"}) + line_part(2, {"G4", "A4", "G4", "G4"}) +
                                        line_part(3, {"C4", "C4", "B3", "C4"}) + line_part(4, {"C3", "F3", "G3", "C3"}),
                                    part_entries({"Soprano", "Alto", "Tenor", "Bass"}));

TEST(ScoreParts, OfOneStaffEachBecomeTwoStaves) {
  const std::string low = "<measure><attributes><divisions>2</divisions><clef><sign>F</sign></clef></attributes>" +
                          note_text(8) + "</measure>";
  const Measure made = read_text_of(document(part_of("R", kOneStaff) + part_of("L", low))).measures[0];
  ASSERT_THAT(made.voices, SizeIs(2));
  EXPECT_EQ(made.voices[1], voice(Staff::lower, {chord(kWhole, {kC4})}));
  EXPECT_EQ(made.clefs[1].clef, kBassClef);
}

TEST(ScoreParts, NamedAfterHandsAreThoseHands) {
  const Measure made = read_text_of(document(part_of("A", kTwoStaves) + part_of("B", kOneStaff),
                                             entry("A", "Piano, lower") + entry("B", "Piano, upper")))
                           .measures[0];
  EXPECT_EQ(made.voices.at(0), voice(Staff::upper, {chord(kWhole, {kC4})}));
  EXPECT_EQ(made.voices.at(1), voice(Staff::lower, {chord(kHalf, {kC4}), chord(kHalf, {kC4})}));
}

TEST(ScoreParts, PutTheLowerOfTwoStavesInTheLeftHandWhereverItStands) {
  const Sheet made =
      read_text_of(document(line_part(1, {"C3", "G3", "F3", "B2"}) + line_part(2, {"E5", "D5", "C5", "D5"}),
                            part_entries({"Piano", "Piano"})));
  EXPECT_THAT(first_pitches(made, Staff::upper), ElementsAre(76));
  EXPECT_THAT(first_pitches(made, Staff::lower), ElementsAre(48));
}

TEST(ScoreParts, OfAChoirAllSoundInScoreOrder) {
  const MusicXmlReading reading = read_choice(kChoir);
  EXPECT_THAT(first_pitches(reading.sheet, Staff::upper), ElementsAre(76, 67));
  EXPECT_THAT(first_pitches(reading.sheet, Staff::lower), ElementsAre(60, 48));
  EXPECT_EQ(score_of(reading.sheet).notes.size(), 16U);
  EXPECT_THAT(reading.warnings, ElementsAre(HasSubstr("1 (Soprano), 2 (Alto), 3 (Tenor), 4 (Bass) are reduced")));
}

TEST(ScoreParts, AreChosenByNumberRangeAndName) {
  EXPECT_THAT(read_names(read_choice(kChoir, "1,4")), ElementsAre("Soprano", "Bass"));
  EXPECT_THAT(read_names(read_choice(kChoir, " 2-3 ")), ElementsAre("Alto", "Tenor"));
  EXPECT_THAT(read_names(read_choice(kChoir, "bass,SOP")), ElementsAre("Soprano", "Bass"));
  EXPECT_EQ(score_of(read_choice(kChoir, "1,4").sheet).notes.size(), 8U);
}

TEST(ScoreParts, ThatAreNotChosenAreNamed) {
  EXPECT_THAT(read_choice(kChoir, "1,4").warnings,
              ElementsAre("parts 2 (Alto), 3 (Tenor) are left out, as --parts says; without it all parts are read"));
}

TEST(ScoreParts, AreListedWithNotesProgramsAndVoices) {
  const std::string entries = entry("P1", "Soprano") +
                              "<score-part id='P2'><part-name>Violin</part-name><midi-instrument id='I'>"
                              "<midi-program>41</midi-program></midi-instrument></score-part>";
  const MusicXmlReading reading = read_choice(
      document(line_part(1, {"E5", "D5", "C5", "D5"}) + line_part(2, {"C4", "D4", "E4", "F4"}), entries), "2");
  ASSERT_THAT(reading.parts, SizeIs(2));
  EXPECT_EQ(
      reading.parts[0],
      (MusicPart{.name = "Soprano", .programs = {MusicPart::kNoProgram}, .notes = 4, .sings = true, .read = false}));
  EXPECT_EQ(reading.parts[1], (MusicPart{.name = "Violin", .programs = {40}, .notes = 4}));
}

TEST(ScoreParts, ThatAreNotThereAreRefused) {
  for (const char* wanted : {"5", "0", "Flute", "1,,4", "3-2"})
    EXPECT_THAT([&] { read_choice(kChoir, wanted); }, ThrowsMessage<Misuse>(HasSubstr("the parts are 1 (Soprano)")))
        << wanted;
}

TEST(ScoreParts, ThatRestLeaveTheOthersAsTheyAre) {
  const std::string tacet = part_of("P1", measure_text(1, rest_text(4, "<voice>1</voice>")));
  const std::string low = line_part(3, {"C3", "G3", "F3", "B2"});
  const Sheet all = read_text_of(document(tacet + line_part(2, {"E5", "D5", "C5", "D5"}) + low));
  EXPECT_EQ(all, read_text_of(document(line_part(2, {"E5", "D5", "C5", "D5"}) + low)));
}

TEST(ScoreParts, OfPercussionAreLeftOutWithALine) {
  const std::string drum = "<note><unpitched/><duration>4</duration></note>";
  const MusicXmlReading reading =
      read_choice(document(line_part(1, {"E5", "D5", "C5", "D5"}) + part_of("P2", measure_text(1, drum)),
                           part_entries({"Piano", "Drumset"})));
  EXPECT_THAT(read_names(reading), ElementsAre("Piano"));
  EXPECT_THAT(reading.warnings, ElementsAre("part 2 (Drumset) is percussion and left out"));
}

TEST(ScoreParts, OfTwoPlayersAtOnePianoBothSound) {
  const auto player = [](std::size_t number, const std::string& high, const std::string& low) {
    return part_of("P" + std::to_string(number),
                   measure_text(1, "<attributes><staves>2</staves></attributes>" +
                                       pitched(high, 4, "<voice>1</voice><staff>1</staff>") + backup_text(4) +
                                       pitched(low, 4, "<voice>5</voice><staff>2</staff>")));
  };
  const Sheet made = read_text_of(
      document(player(1, "E6", "C5") + player(2, "E5", "C3"), part_entries({"Piano primo", "Piano secondo"})));
  EXPECT_THAT(first_pitches(made, Staff::upper), UnorderedElementsAre(88, 76, 72));
  EXPECT_THAT(first_pitches(made, Staff::lower), ElementsAre(48));
}

TEST(ScoreParts, KeepTheVoiceOfASongOnTop) {
  const std::string piano = measure_text(1, "<attributes><staves>2</staves></attributes>" +
                                                pitched("C5", 4, "<voice>1</voice><staff>1</staff>") + backup_text(4) +
                                                pitched("C3", 4, "<voice>5</voice><staff>2</staff>"));
  const Sheet made = read_text_of(
      document(part_of("P1", piano) + line_part(2, {"G4", "A4", "G4", "F4"}), part_entries({"Klavier", "Gesang"})));
  EXPECT_THAT(first_pitches(made, Staff::upper), ElementsAre(67, 72));
  EXPECT_THAT(first_pitches(made, Staff::lower), ElementsAre(48));
}

TEST(ScoreParts, StandInTheLowerStaffWhereAllThatSoundIsLow) {
  const std::string silent = "<measure>" + rest_text(4) + "</measure>";
  const std::string voice_part = part_of("P1", measure_text(1, pitched("G4", 4)) + silent);
  const auto low_part = [](std::size_t number, const std::string& pitch) {
    return part_of("P" + std::to_string(number),
                   measure_text(1, pitched(pitch, 4)) + "<measure>" + pitched(pitch, 4) + "</measure>");
  };
  const Sheet made = read_text_of(document(voice_part + low_part(2, "A2") + low_part(3, "D2")));
  EXPECT_EQ(made.measures[1].voices.at(0), voice(Staff::upper, {measure_rest(4)}));
  EXPECT_THAT(made.measures[1].voices, SizeIs(3));
}

TEST(ScoreParts, RestOnPaperWhereTheirStaffDoes) {
  const std::string high = part_of("P1", measure_text(1, pitched("G5", 1) + rest_text(1) + rest_text(2)));
  const std::string middle = part_of("P2", measure_text(1, pitched("E5", 2) + rest_text(2)));
  const std::string low = part_of("P3", measure_text(1, pitched("C3", 4)));
  const Measure made = read_text_of(document(high + middle + low)).measures[0];
  EXPECT_EQ(made.voices.at(0), voice(Staff::upper, {chord(kQuarter, {{Step::g, 0, 5}}), gap(1), rest(kHalf)}));
  EXPECT_EQ(made.voices.at(1), voice(Staff::upper, {chord(kHalf, {{Step::e, 0, 5}}), gap(2)}));
}

TEST(ScoreParts, GiveTheNotesThatTheirMidiGives) {
  const Score read = score_of(read_text_of(kChoir));
  const Score heard = read_midi(write_midi(read), "choir.mid").score;
  ASSERT_EQ(heard.notes.size(), 16U);
  for (std::size_t index = 0; index < heard.notes.size(); ++index) {
    EXPECT_EQ(heard.notes[index].onset, read.notes[index].onset);
    EXPECT_EQ(heard.notes[index].duration, read.notes[index].duration);
    EXPECT_EQ(heard.notes[index].pitch, read.notes[index].pitch);
  }
}

TEST(ScoreParts, OfAnOrchestraHaveAtMostFourVoicesAStaff) {
  std::string parts;
  std::vector<std::string> pitches = {"G5", "E5", "D5", "B4", "A4", "G4", "E4", "D4", "A3", "E3", "D3", "C2"};
  for (std::size_t index = 0; index < pitches.size(); ++index) {
    const int length = std::array{12, 6, 4, 3, 2, 1}.at(index % 6);
    std::string notes;
    for (int count = 0; count < 12 / length; ++count) notes += pitched(pitches[index], length);
    parts += part_of("P" + std::to_string(index + 1), measure_text(3, notes));
  }
  const Sheet made = read_text_of(document(parts));
  ASSERT_EQ(find_sheet_fault(made), std::nullopt);
  EXPECT_EQ(score_of(made).notes.size(), 56U);
  for (const Staff staff : {Staff::upper, Staff::lower})
    EXPECT_LE(std::count_if(made.measures[0].voices.begin(), made.measures[0].voices.end(),
                            [&](const Voice& voice) { return voice.staff == staff; }),
              4);
}

TEST(ScoreParts, ShareTheTemposOfAll) {
  const std::string sung = "<measure><attributes><divisions>1</divisions></attributes><sound tempo='48'/>" +
                           pitched("G4", 4) + "</measure><measure><sound tempo='40'/>" + pitched("G4", 4) +
                           "</measure>";
  const std::string played = "<measure><attributes><divisions>2</divisions></attributes>" + pitched("C5", 8) +
                             "</measure><measure>" + pitched("D5", 8) + "</measure>";
  const std::string song = document(part_of("P1", sung) + part_of("P2", played), part_entries({"Voice", "Piano"}));
  for (const char* wanted : {"", "2"}) {
    const Score score = score_of(read_choice(song, wanted).sheet);
    ASSERT_THAT(score.tempo.changes(), SizeIs(2)) << wanted;
    EXPECT_DOUBLE_EQ(beats_per_minute(score.tempo.changes()[0]), 48);
    EXPECT_DOUBLE_EQ(beats_per_minute(score.tempo.changes()[1]), 40);
  }
}

TEST(ScoreParts, PutFurtherStavesOnTheLower) {
  const Measure made = read_measure(1, note_text(4, "<voice>9</voice><staff>3</staff>"));
  EXPECT_EQ(made.voices.back(), voice(Staff::lower, {chord(kWhole, {kC4})}));
}

}  // namespace
}  // namespace clavier::testing
