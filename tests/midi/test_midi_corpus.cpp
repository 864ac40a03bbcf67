#include <gtest/gtest.h>

#include <cstdlib>

#include "base/files.h"
#include "midi/midi_writer.h"
#include "midi_bytes.h"

namespace clavier::testing {
namespace {

TEST(MidiCorpus, IsReadWholeAndWrittenBackTheSame) {
  const char* folder = std::getenv("CLAVIER_CORPUS");
  if (folder == nullptr) GTEST_SKIP() << "CLAVIER_CORPUS is not set: no corpus to read";
  for (const auto& path : list_files(folder, {".mid", ".midi"})) {
    const Score score = read_midi_file(path).score;
    const MidiReading again = read_midi(write_midi(score), "written");
    EXPECT_TRUE(again.score == score) << path;
    EXPECT_TRUE(again.warnings.empty()) << path;
    EXPECT_FALSE(score.notes.empty()) << path;
  }
}

}  // namespace
}  // namespace clavier::testing
