#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <set>

#include "audio/sound_font.h"
#include "base/error.h"
#include "base/files.h"
#include "formats/output_formats.h"
#include "formats/write_outputs.h"
#include "midi/midi_reader.h"
#include "notation/piece_reader.h"
#include "support/told_progress.h"
#include "transcription/transcribe.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

Score one_note() { return {.title = "one", .notes = {{.onset = Beats{0}, .duration = Beats{1}, .pitch = 60}}}; }

std::string refusal(const std::vector<fs::path>& files, const OutputOptions& options = {}) {
  try {
    check_outputs(files, options);
  } catch (const Misuse& problem) {
    return problem.what();
  }
  return "";
}

class OutputsTest : public testing::Test {
 protected:
  void TearDown() override { fs::remove_all(folder_); }
  const fs::path folder_ = fs::temp_directory_path() / ("clavier_outputs_" + std::to_string(::getpid()));
  SilentProgress progress_;
  const Score note_ = one_note();
};

TEST(CheckOutputs, RefusesUnknownExtensionsAndListsTheKnownOnes) {
  EXPECT_THAT(refusal({"a.mid", "b.xyz"}), HasSubstr("b.xyz"));
  EXPECT_THAT(refusal({"b.xyz"}), HasSubstr(".mid, .midi, .musicxml, .mxl, .pdf, .svg, .png, .wav, .flac, .ogg, .mp3"));
  EXPECT_THAT(refusal({"noextension"}), HasSubstr("no extension"));
}

TEST(CheckOutputs, RefusesNoneDuplicatesAndFolders) {
  EXPECT_THAT(refusal({}), HasSubstr("--out"));
  EXPECT_THAT(refusal({"a.mid", "a.mid"}), HasSubstr("twice"));
  const fs::path folder = fs::temp_directory_path() / "clavier_folder.mid";
  fs::create_directory(folder);
  EXPECT_THAT(refusal({folder}), HasSubstr("folder"));
  fs::remove(folder);
}

TEST(CheckOutputs, NeedsASoundFontOnlyForSound) {
  EXPECT_EQ(refusal({"a.mid"}, {.sound_font = "/no/such.sf2"}), "");
  EXPECT_THAT(refusal({"a.ogg"}, {.sound_font = "/no/such.sf2"}), HasSubstr("/no/such.sf2"));
}

TEST(OutputFormats, HaveEachExtensionOnceInLowerCase) {
  std::set<std::string_view> extensions;
  for (const OutputFormat& format : output_formats()) {
    EXPECT_EQ(extension_of("piece" + std::string(format.extension)), format.extension);
    EXPECT_TRUE(extensions.insert(format.extension).second) << format.extension;
    EXPECT_FALSE(format.doc.empty()) << format.extension;
    EXPECT_EQ(&find_output_format("piece" + std::string(format.extension)), &format);
  }
}

TEST_F(OutputsTest, AreWrittenInTheFormatOfTheirExtension) {
  write_outputs({.score = note_}, {folder_ / "a.mid"}, {}, progress_);
  EXPECT_EQ(read_midi_file(folder_ / "a.mid").score.notes, one_note().notes);
}

TEST_F(OutputsTest, HoldPagesAsMusicXml) {
  const OutputPiece piece{.score = note_, .heading = "Baroque piece", .credit = "Clavier, seed 7"};
  EXPECT_EQ(write_outputs(piece, {folder_ / "a.musicxml", folder_ / "a.mxl"}, {}, progress_).size(), 2u);
  for (const char* name : {"a.musicxml", "a.mxl"}) {
    const PieceReading reading = read_piece_file(folder_ / name);
    EXPECT_EQ(reading.sheet->title, "Baroque piece");
    EXPECT_EQ(reading.sheet->origin, "Clavier, seed 7");
    EXPECT_EQ(reading.score.notes.size(), 1u);
  }
}

TEST_F(OutputsTest, HoldTheSheetThatIsGiven) {
  Sheet sheet = transcribe(note_);
  sheet.measures.front().directions.push_back({.what = Words{"dolce"}});
  write_outputs({.score = note_, .sheet = &sheet}, {folder_ / "a.mxl"}, {}, progress_);
  EXPECT_EQ(read_piece_file(folder_ / "a.mxl").sheet, sheet);
}

TEST(CheckOutputs, SaysWhatToInstallForPages) {
  EXPECT_THAT([&] { check_outputs({"a.pdf"}, {.program_folders = "/no/such/folder"}); },
              testing::ThrowsMessage<Error>(HasSubstr("apt-get install musescore3")));
}

TEST_F(OutputsTest, AreNotStartedWhenOneOfThemIsRefused) {
  EXPECT_THROW(write_outputs({.score = note_}, {folder_ / "a.mid", folder_ / "b.xyz"}, {}, progress_), Misuse);
  EXPECT_FALSE(fs::exists(folder_));
}

TEST_F(OutputsTest, HoldSoundBesideMidi) {
  try {
    find_sound_font();
  } catch (const Error& problem) {
    GTEST_SKIP() << problem.what();
  }
  write_outputs({.score = note_}, {folder_ / "a.mid", folder_ / "a.ogg", folder_ / "a.wav"}, {}, progress_);
  EXPECT_TRUE(as_text(read_file(folder_ / "a.ogg")).starts_with("OggS"));
  EXPECT_TRUE(as_text(read_file(folder_ / "a.wav")).starts_with("RIFF"));
}

TEST_F(OutputsTest, SaysHowManyNotesPaperHasNoRoomFor) {
  Score twice{.title = "a key struck twice in a moment"};
  for (int beat = 0; beat < 16; ++beat)
    for (const double moment : {0.013, 0.02}) twice.notes.push_back({Beats{beat + moment}, Beats{0.005}, 60, 64});
  support::ToldProgress told;
  write_outputs({.score = twice}, {folder_ / "a.musicxml"}, {}, told);
  EXPECT_THAT(told.lines, testing::ElementsAre(HasSubstr("of 32 notes fall together")));
}

}  // namespace
}  // namespace clavier
