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

}  // namespace
}  // namespace clavier
