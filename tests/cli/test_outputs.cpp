#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "audio/sound_font.h"
#include "base/error.h"
#include "base/files.h"
#include "cli/outputs.h"
#include "midi/midi_reader.h"

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
};

TEST(CheckOutputs, RefusesUnknownEndingsAndListsTheKnownOnes) {
  EXPECT_THAT(refusal({"a.mid", "b.xyz"}), HasSubstr("b.xyz"));
  EXPECT_THAT(refusal({"b.xyz"}), HasSubstr(".mid, .midi, .wav, .flac, .ogg, .mp3"));
  EXPECT_THAT(refusal({"noending"}), HasSubstr("no ending"));
}

TEST(CheckOutputs, RefusesNothingTheSameTwiceAndFolders) {
  EXPECT_THAT(refusal({}), HasSubstr("--out"));
  EXPECT_THAT(refusal({"a.mid", "a.mid"}), HasSubstr("twice"));
  const fs::path folder = fs::temp_directory_path() / "clavier_folder.mid";
  fs::create_directory(folder);
  EXPECT_THAT(refusal({folder}), HasSubstr("folder"));
  fs::remove(folder);
}

TEST(CheckOutputs, AsksForASoundFontOnlyWhenSoundIsWanted) {
  EXPECT_EQ(refusal({"a.mid"}, {.sound_font = "/no/such.sf2"}), "");
  EXPECT_THAT(refusal({"a.ogg"}, {.sound_font = "/no/such.sf2"}), HasSubstr("/no/such.sf2"));
}

TEST_F(OutputsTest, AreWrittenInTheFormatOfTheirEnding) {
  write_outputs(one_note(), {folder_ / "a.mid"}, {}, progress_);
  EXPECT_EQ(read_midi_file(folder_ / "a.mid").score.notes, one_note().notes);
}

TEST_F(OutputsTest, DoNotBeginWhenOneOfThemIsRefused) {
  EXPECT_THROW(write_outputs(one_note(), {folder_ / "a.mid", folder_ / "b.xyz"}, {}, progress_), Misuse);
  EXPECT_FALSE(fs::exists(folder_));
}

TEST_F(OutputsTest, HoldSoundBesideMidi) {
  try {
    find_sound_font();
  } catch (const Error& problem) {
    GTEST_SKIP() << problem.what();
  }
  write_outputs(one_note(), {folder_ / "a.mid", folder_ / "a.ogg", folder_ / "a.wav"}, {}, progress_);
  EXPECT_TRUE(as_text(read_file(folder_ / "a.ogg")).starts_with("OggS"));
  EXPECT_TRUE(as_text(read_file(folder_ / "a.wav")).starts_with("RIFF"));
}

}  // namespace
}  // namespace clavier
