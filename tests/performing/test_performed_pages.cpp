#include <gtest/gtest.h>

#include "performing/perform.h"
#include "transcription/engraving/engrave.h"
#include "transcription/grid_scores.h"
#include "transcription/played_scores.h"
#include "transcription/transcribe.h"

namespace clavier {
namespace {

std::vector<std::string> upper_voices(const Sheet& sheet) {
  std::vector<std::string> voices;
  for (const Measure& measure : sheet.measures)
    for (const std::string& voice : voices_of(measure, Staff::upper)) voices.push_back(voice);
  return voices;
}

TEST(PerformedPages, AreThoseOfTheWrittenScore) {
  const std::vector<RhythmCell> cells = {{1}, {1}, {.5, .5}, {.25, .25, .25, .25}, {1.5, .5}, {2}};
  for (const Meter& meter : {Meter{Beats{0}, 3, 4}, Meter{Beats{0}, 4, 4}}) {
    for (const std::uint64_t seed : {1, 2, 3}) {
      const Score written = written_piece(meter, cells, seed);
      EXPECT_EQ(upper_voices(transcribe(perform(written))), upper_voices(engrave(written))) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace clavier
