#include <gtest/gtest.h>

#include <cmath>

#include "base/random.h"
#include "music/grid.h"

namespace clavier {
namespace {

TEST(Grid, IsFollowedByTripletsAndSixteenths) {
  Score score;
  for (int note = 0; note < 30; ++note)
    score.notes.push_back({.onset = Beats{note < 15 ? note / 3.0 : note / 4.0}, .duration = Beats{0.25}});
  sort_events(score);
  EXPECT_TRUE(is_on_grid(score));
}

TEST(Grid, IsFollowedByQuintupletsAndSeptuplets) {
  Score score;
  for (int note = 0; note < 60; ++note) {
    const double beats = note < 25 ? note / 5.0 : 5 + (note - 25) / 7.0;
    score.notes.push_back({.onset = Beats{std::round(beats * 480) / 480}, .duration = Beats{0.1}});
  }
  EXPECT_TRUE(is_on_grid(score));
}

TEST(Grid, IsNotFollowedByAPerformance) {
  Random random(1);
  Score score;
  for (int note = 0; note < 200; ++note)
    score.notes.push_back({.onset = Beats{static_cast<double>(random.below(24 * 100)) / 24}, .duration = Beats{0.25}});
  sort_events(score);
  EXPECT_FALSE(is_on_grid(score));
  EXPECT_FALSE(is_on_grid(Score{}));
}

}  // namespace
}  // namespace clavier
