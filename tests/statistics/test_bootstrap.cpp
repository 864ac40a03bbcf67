#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/random.h"
#include "statistics/bootstrap.h"

namespace clavier {
namespace {

TEST(Bootstrap, GivesAnEmptyIntervalForEqualValues) {
  EXPECT_EQ(bootstrap_mean(std::vector<double>(5, 2.5), Random(1)), (ConfidenceInterval{2.5, 2.5, 2.5}));
  EXPECT_EQ(bootstrap_mean({}, Random(1)), ConfidenceInterval{});
}

TEST(Bootstrap, HasTheWidthOfTheStandardError) {
  // Half zeros and half ones: the mean of 400 values has a standard error of 0.5 / 20.
  std::vector<double> values(400);
  for (std::size_t index = 0; index < 200; ++index) values[index] = 1;
  const ConfidenceInterval interval = bootstrap_mean(values, Random(1));
  EXPECT_DOUBLE_EQ(interval.mean, 0.5);
  EXPECT_NEAR(interval.low, 0.5 - 1.96 * 0.025, 0.006);
  EXPECT_NEAR(interval.high, 0.5 + 1.96 * 0.025, 0.006);
  EXPECT_EQ(bootstrap_mean(values, Random(1)), interval);
}

TEST(Bootstrap, ResamplesWorksAsAWhole) {
  // Twenty works of ten equal excerpts each are as uncertain as twenty excerpts.
  std::vector<double> stretches, works;
  std::vector<std::size_t> groups;
  for (std::size_t work = 0; work < 20; ++work) {
    works.push_back(work < 10 ? 0 : 1);
    for (int stretch = 0; stretch < 10; ++stretch) {
      stretches.push_back(works.back());
      groups.push_back(work);
    }
  }
  const ConfidenceInterval grouped = bootstrap_mean(stretches, groups, Random(1)),
                           single = bootstrap_mean(works, Random(1));
  EXPECT_DOUBLE_EQ(grouped.mean, 0.5);
  EXPECT_DOUBLE_EQ(grouped.low, single.low);
  EXPECT_DOUBLE_EQ(grouped.high, single.high);
}

}  // namespace
}  // namespace clavier
