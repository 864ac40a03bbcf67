#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "analysis/rolls/nearest_roll.h"
#include "base/random.h"

namespace clavier {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<float> any_image(std::size_t cells, std::uint64_t seed) {
  Random random(seed);
  std::vector<float> image(cells);
  for (float& value : image) value = random.uniform() < 0.3 ? 1.0f : -1.0f;
  return image;
}

TEST(NearestRoll, PacksCellsFromTheLowestBitUp) {
  std::vector<float> values(65, -1.0f);
  values[0] = values[3] = values[64] = 1;
  EXPECT_EQ(packed(values), (PackedRoll{65, {9, 1}}));
}

TEST(NearestRoll, CountsOnlyWhatIsAboveTheThreshold) {
  const std::vector<float> values{0.98f, 0.99f, std::numeric_limits<float>::quiet_NaN()};
  EXPECT_EQ(packed(values, 0.98f).words, std::vector<std::uint64_t>{2});
}

TEST(NearestRoll, IsAsFarAsTheShareOfDifferingCellsSays) {
  const std::vector<float> a{1, -1, -1, -1}, b{1, 1, -1, -1}, opposite{-1, 1, 1, 1};
  EXPECT_EQ(rmse(packed(a), packed(a)), 0);
  EXPECT_EQ(rmse(packed(a), packed(b)), 1);
  EXPECT_EQ(rmse(packed(a), packed(opposite)), 2);
}

RC_GTEST_PROP(NearestRoll, IsAsFarAsTheFormulaWrittenOut, (std::uint64_t seed)) {
  const auto cells = *rc::gen::inRange<std::size_t>(1, 300);
  const std::vector<float> a = any_image(cells, seed), b = any_image(cells, seed + 1);
  double squares = 0;
  for (std::size_t place = 0; place < cells; ++place) squares += std::pow(a[place] - b[place], 2);
  RC_ASSERT(std::abs(rmse(packed(a), packed(b)) - std::sqrt(squares / static_cast<double>(cells))) < 1e-9);
}

TEST(NearestRoll, OverlapsAsFarAsCellsAreOnInBoth) {
  const std::vector<float> a{1, 1, -1, -1}, b{-1, 1, 1, -1}, empty(4, -1.0f);
  EXPECT_DOUBLE_EQ(overlap(packed(a), packed(b)), 1.0 / 3);
  EXPECT_EQ(overlap(packed(a), packed(a)), 1);
  EXPECT_EQ(overlap(packed(a), packed(empty)), 0);
  EXPECT_EQ(overlap(packed(empty), packed(empty)), 0);
}

TEST(NearestRoll, FindsTheNearestFirstAndOfEqualsTheEarlier) {
  const std::vector<float> a{1, -1, -1, -1}, near{1, 1, -1, -1}, far{-1, 1, 1, 1};
  const std::vector<PackedRoll> others{packed(far), packed(near), packed(near)};
  EXPECT_THAT(nearest(packed(a), others, 2), ElementsAre(Neighbour{1, 1}, Neighbour{2, 1}));
  EXPECT_EQ(nearest(packed(a), others, 9).size(), 3u);
}

TEST(NearestRoll, FindsNothingInNothing) { EXPECT_THAT(nearest(packed({}), {}), IsEmpty()); }

}  // namespace
}  // namespace clavier
