#include <gtest/gtest.h>

#include <vector>

#include "evaluation/report/metric_summary.h"

namespace clavier {
namespace {

TEST(MetricSummary, UsesThePiecesThatHaveTheMetric) {
  PieceMetrics performance, score;
  performance.polyphony = 1;
  score.polyphony = 3;
  score.empty_beat_rate = 0.25;
  const auto summaries = summarise(std::vector{performance, score}, std::vector<std::size_t>{0, 1}, Random(1));
  ASSERT_EQ(summaries.size(), 20U);
  EXPECT_EQ(summaries[3].metric.name, "polyphony");
  EXPECT_EQ(summaries[3].pieces, 2u);
  EXPECT_DOUBLE_EQ(summaries[3].interval.mean, 2);
  EXPECT_EQ(summaries[5].metric.name, "empty beat rate");
  EXPECT_EQ(summaries[5].pieces, 1u);
  EXPECT_EQ(summaries[5].interval, (ConfidenceInterval{0.25, 0.25, 0.25}));
  EXPECT_EQ(summaries[7].pieces, 0u);
  EXPECT_EQ(summaries[7].interval, ConfidenceInterval{});
}

TEST(MetricSummary, IsEmptyWithoutPieces) { EXPECT_TRUE(summarise({}, {}, Random(1)).empty()); }

}  // namespace
}  // namespace clavier
