#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "midi/midi_writer.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/musicxml/mxl.h"
#include "notation/piece_reader.h"
#include "notation/sheet/score_of.h"
#include "small_sheets.h"

namespace clavier::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

TEST(PieceReader, RecognisesMidiByItsFirstBytes) {
  const Score score = score_of(little_study());
  const PieceReading reading = read_piece(write_midi(score), "study.musicxml");
  EXPECT_EQ(reading.score.notes, score.notes);
  EXPECT_FALSE(reading.sheet.has_value());
}

TEST(PieceReader, SaysHowManyMeasuresHaveMoreVoicesThanAreDrawn) {
  Sheet crowded = little_study();
  const Voice voice = crowded.measures[0].voices[0];
  crowded.measures[0].voices.insert(crowded.measures[0].voices.begin(), 4, voice);
  EXPECT_THAT(read_piece(write_musicxml(little_study()), "study.mid").warnings, ::testing::IsEmpty());
  EXPECT_THAT(read_piece(write_musicxml(crowded), "study.mid").warnings,
              ::testing::ElementsAre(HasSubstr("more than 4 voices stand on a staff in 1 measure;")));
}

TEST(PieceReader, GivesTheSheetAndTheScoreOfMusicXml) {
  const PieceReading reading = read_piece(write_musicxml(little_study()), "study.mid");
  EXPECT_EQ(reading.sheet, little_study());
  EXPECT_EQ(reading.score, score_of(little_study()));
}

TEST(PieceReader, OpensMidiInsideRiff) {
  const Bytes midi = write_midi(Score{.notes = {{.onset = Beats{0}, .duration = Beats{1}}}});
  Bytes file;
  const auto add = [&](std::string_view text) { file.insert(file.end(), text.begin(), text.end()); };
  const auto add_size = [&](std::size_t size) {
    for (int shift = 0; shift < 32; shift += 8) file.push_back(static_cast<std::uint8_t>(size >> shift));
  };
  add("RIFF");
  add_size(midi.size() + 12);
  add("RMIDdata");
  add_size(midi.size());
  file.insert(file.end(), midi.begin(), midi.end());
  EXPECT_EQ(read_piece(file, "study.rmi").score.notes.size(), 1U);
}

TEST(PieceReader, RefusesWhatNoPieceIs) {
  const Score day{
      .notes = {{.onset = Beats{0}, .duration = Beats{1}}, {.onset = Beats{200'000}, .duration = Beats{1}}}};
  EXPECT_THAT([&] { read_piece(write_midi(day), "gap.mid"); },
              ThrowsMessage<Error>(HasSubstr("cannot read gap.mid: it lasts 28 hours")));
}

TEST(PieceReader, OpensArchives) { EXPECT_EQ(read_piece(write_mxl(little_study()), "study").sheet, little_study()); }

TEST(PieceReader, SkipsAByteOrderMarkAndBlanks) {
  const std::string text = "\xEF\xBB\xBF \n" + std::string(as_text(write_musicxml(little_study())));
  EXPECT_THAT([&] { read_piece(as_bytes(text), "study"); }, ThrowsMessage<Error>(HasSubstr("line 2")));
  EXPECT_EQ(read_piece(as_bytes("\xEF\xBB\xBF" + text.substr(5)), "study").sheet, little_study());
}

TEST(PieceReader, PassesOtherFilesToTheMidiReader) {
  EXPECT_THAT([] { read_piece(as_bytes("hello"), "letter.txt"); }, ThrowsMessage<Error>(HasSubstr("letter.txt")));
  EXPECT_THAT([] { read_piece({}, "nothing"); }, ThrowsMessage<Error>(HasSubstr("nothing")));
}

TEST(PieceReader, ReportsAnInvalidFileWithAMusicXmlName) {
  for (const char* name : {"score.musicxml", "score.XML", "score.mxl"})
    EXPECT_THAT([&] { read_piece(as_bytes("hello"), name); },
                ThrowsMessage<Error>(HasSubstr(std::string(name) + ": it is neither MusicXML nor MIDI")));
  EXPECT_NO_THROW(read_piece(write_midi({}), "really-midi.xml"));
}

TEST(PieceReader, SaysThatASheetHasNoNotes) {
  const PieceReading silent = read_piece(write_musicxml(sheet({upper_measure({rest(kWhole)})})), "silent.musicxml");
  EXPECT_TRUE(silent.score.notes.empty());
  EXPECT_THAT(silent.warnings, ::testing::ElementsAre(HasSubstr("there are no notes")));
}

}  // namespace
}  // namespace clavier::testing
