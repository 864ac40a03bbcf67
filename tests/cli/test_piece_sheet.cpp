#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/inspect/piece_sheet.h"

namespace clavier {
namespace {

TEST(PieceSheet, NamesThePieceOnceOverSeveralRows) {
  const Score score{.title = "Nocturne", .notes = {{.onset = Beats{0}, .duration = Beats{1000}}}};
  const std::string svg = piece_sheet(score, "").str();
  EXPECT_NE(svg.find("Nocturne"), std::string::npos);
  EXPECT_EQ(svg.find("Nocturne"), svg.rfind("Nocturne"));
}

TEST(PieceSheet, ShowsKeysAndTempoOverTime) {
  Score score;
  for (int note = 0; note < 64; ++note)  // C major, then E major
    for (const int third : {0, 4, 7})
      score.notes.push_back({.onset = Beats{static_cast<double>(note)},
                             .duration = Beats{1},
                             .pitch = static_cast<Pitch>((note < 32 ? 60 : 64) + third)});
  sort_events(score);
  const std::string sheet = piece_sheet(score, "").str();
  for (const char* part : {"Keys", ">C major<", ">E major<", "Tempo", "quarter notes a minute"})
    EXPECT_THAT(sheet, testing::HasSubstr(part));
}

TEST(PieceSheet, IsEmptyForSilence) {
  EXPECT_THAT(piece_sheet(Score{}, "").str(), testing::Not(testing::HasSubstr("Tempo")));
}

}  // namespace
}  // namespace clavier
