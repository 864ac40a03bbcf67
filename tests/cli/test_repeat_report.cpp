#include <gtest/gtest.h>

#include "cli/inspect/repeat_report.h"

namespace clavier {
namespace {

TEST(RepeatReport, CountsWrittenAndPlayedMeasures) {
  Sheet sheet;
  sheet.measures.resize(3);
  sheet.measures[1].repeats.times = 2;
  EXPECT_EQ(repeats_text(sheet), "3 measures written, 5 played");
  EXPECT_EQ(repeats_json(sheet), (Json{{"written", 3}, {"played", 5}}));
}

TEST(RepeatReport, IsEmptyWithoutRepeats) {
  Sheet sheet;
  sheet.measures.resize(3);
  EXPECT_EQ(repeats_text(sheet), "");
  EXPECT_TRUE(repeats_json(std::nullopt).is_null());
}

}  // namespace
}  // namespace clavier
