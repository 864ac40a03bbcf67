#include <gtest/gtest.h>

#include <vector>

#include "statistics/roc.h"

namespace clavier {
namespace {

TEST(AreaUnderRoc, CountsPairsInOrder) {
  const std::vector<double> high{3, 4}, low{1, 2}, mixed{1, 4}, equal{2, 2};
  EXPECT_EQ(area_under_roc(high, low), 1);
  EXPECT_EQ(area_under_roc(low, high), 0);
  EXPECT_EQ(area_under_roc(mixed, low), 2.5 / 4);
  EXPECT_EQ(area_under_roc(equal, equal), 0.5);
  EXPECT_EQ(area_under_roc({}, low), 0.5);
}

}  // namespace
}  // namespace clavier
