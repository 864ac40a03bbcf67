#include <gmock/gmock.h>

#include "base/text_table.h"

namespace clavier {
namespace {

using testing::ElementsAre;

TEST(TextTable, AlignsTheFirstColumnLeftAndTheOthersRight) {
  TextTable table({"model", "notes"});
  table.add({"lstm-baroque", "7"});
  table.add({"gan", "12345678"});
  EXPECT_THAT(table.lines(), ElementsAre("model            notes", "lstm-baroque         7", "gan           12345678"));
}

TEST(TextTable, CountsCharactersRatherThanBytes) {
  TextTable table({"", "range"});
  table.add({"Dvořák", "1–2"});
  EXPECT_THAT(table.lines(), ElementsAre("        range", "Dvořák    1–2"));
}

TEST(TextTable, TakesShortRowsAndLeavesNoTrailingSpaces) {
  TextTable table({"a", "b", "c"});
  table.add({"long name"});
  table.add({"x", "1", ""});
  EXPECT_THAT(table.lines(), ElementsAre("a          b  c", "long name", "x          1"));
}

}  // namespace
}  // namespace clavier
