#include <gtest/gtest.h>

#include "originality/human_baseline.h"
#include "statistics/quantile.h"

namespace clavier {
namespace {

const HumanBaselineRow kRow = {
    {.notes = 100, .excerpts = 50, .longest = {8, 10, 12}, .share = {0, 0.01, 0.05}},
    {.notes = 400, .excerpts = 30, .longest = {10, 12, 20}, .share = {0, 0.02, 0.03}},
};

TEST(Quantile, InterpolatesLinearly) {
  EXPECT_DOUBLE_EQ(quantile({1, 2, 4}, 0.5), 2);
  EXPECT_DOUBLE_EQ(quantile({1, 2, 4}, 0.75), 3);
  EXPECT_DOUBLE_EQ(quantile({7}, 0.3), 7);
}

TEST(ReferenceRange, HoldsTheMiddleNinetyFivePercent) {
  std::vector<double> values;
  for (int value = 400; value >= 0; --value) values.push_back(value);
  EXPECT_EQ(find_reference_range(values), (ReferenceRange{10, 200, 390}));
  EXPECT_EQ(find_reference_range({}), ReferenceRange{});
}

TEST(HumanBaseline, InterpolatesOverTheLogarithmOfTheLength) {
  const auto human = interpolate_human_baseline(kRow, 200);
  ASSERT_TRUE(human);
  EXPECT_DOUBLE_EQ(human->longest.high, 16);
  EXPECT_DOUBLE_EQ(human->share.high, 0.04);
  EXPECT_EQ(human->excerpts, 30u);
}

TEST(HumanBaseline, IsConstantBeyondItsEnds) {
  EXPECT_EQ(interpolate_human_baseline(kRow, 5), kRow.front());
  EXPECT_EQ(interpolate_human_baseline(kRow, 5000), kRow.back());
  EXPECT_EQ(interpolate_human_baseline(kRow, 400), kRow.back());
  EXPECT_EQ(interpolate_human_baseline({}, 400), std::nullopt);
}

TEST(HumanBaseline, IsExceededByALongerPassageOrALargerShare) {
  const HumanBaseline& human = kRow.back();
  EXPECT_FALSE(exceeds_human_baseline({.notes = 400, .ngrams = 100, .in_training = 3, .longest = 20}, human));
  EXPECT_TRUE(exceeds_human_baseline({.notes = 400, .ngrams = 100, .in_training = 3, .longest = 21}, human));
  EXPECT_TRUE(exceeds_human_baseline({.notes = 400, .ngrams = 100, .in_training = 4, .longest = 12}, human));
}

TEST(HumanBaselineTable, HasARowForAllErasTogether) {
  HumanBaselineTable table;
  table[1] = kRow;
  EXPECT_EQ(baseline_row_of(table, Era::classical), kRow);
  EXPECT_TRUE(baseline_row_of(table, std::nullopt).empty());
}

}  // namespace
}  // namespace clavier
