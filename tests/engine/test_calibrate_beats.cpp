#include <gtest/gtest.h>

#include "engine/calibrate_beats.h"

namespace clavier {
namespace {

TEST(StrikeMeans, AreThoseOfAllNotesTogether) {
  const std::vector<std::vector<GridNote>> excerpts{{{0, 4, 60, 40}, {1, 8, 62, 80}}, {{0, 6, 60, 90}}};
  const StrikeMeans means = strike_means(excerpts, 3);
  EXPECT_DOUBLE_EQ(means.strikes, 0.5);
  EXPECT_DOUBLE_EQ(means.length, 6);
  EXPECT_DOUBLE_EQ(means.velocity, 70);
  EXPECT_EQ(strike_means({}, 3).strikes, 0);
}

}  // namespace
}  // namespace clavier
