#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/terminal.h"

namespace clavier {
namespace {

TEST(ProgressLine, ShowsBarPercentageRateAndTimeLeft) {
  EXPECT_EQ(progress_line({"reading", 50, 200, 10}, 60),
            "reading [======>                   ]  25 %  5.0/s  30 s left");
}

TEST(ProgressLine, OmitsTheBarWhenThereIsNoRoom) {
  EXPECT_EQ(progress_line({"reading", 50, 200, 10}, 33), "reading  25 %  5.0/s  30 s left");
}

TEST(ProgressLine, CountsWhenTheTotalIsUnknown) { EXPECT_EQ(progress_line({"reading", 42, 0, 0}, 80), "reading 42"); }

RC_GTEST_PROP(ProgressLine, NeverExceedsTheWidth, (std::string what)) {
  const auto total = *rc::gen::arbitrary<std::uint32_t>();
  const int width = *rc::gen::inRange(1, 200);
  const std::string line = progress_line({what, *rc::gen::arbitrary<std::uint32_t>(), total, 3}, width);
  RC_ASSERT(line.size() <= static_cast<std::size_t>(width));
}

TEST(FormatDuration, PicksAReadableUnit) {
  EXPECT_EQ(format_duration(45.4), "45 s");
  EXPECT_EQ(format_duration(200), "3 min");
  EXPECT_EQ(format_duration(7500), "2 h 05 min");
}

}  // namespace
}  // namespace clavier
