#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "analysis/rolls/packed_roll.h"
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
  EXPECT_EQ(pack_roll(values), (PackedRoll{65, {9, 1}}));
}

TEST(NearestRoll, CountsCellsAboveTheThreshold) {
  const std::vector<float> values{0.98f, 0.99f, std::numeric_limits<float>::quiet_NaN()};
  EXPECT_EQ(pack_roll(values, 0.98f).words, std::vector<std::uint64_t>{2});
}

TEST(NearestRoll, HasTheRmseOfTheShareOfDifferingCells) {
  const std::vector<float> a{1, -1, -1, -1}, b{1, 1, -1, -1}, opposite{-1, 1, 1, 1};
  EXPECT_EQ(rmse(pack_roll(a), pack_roll(a)), 0);
  EXPECT_EQ(rmse(pack_roll(a), pack_roll(b)), 1);
  EXPECT_EQ(rmse(pack_roll(a), pack_roll(opposite)), 2);
}

RC_GTEST_PROP(NearestRoll, HasTheRmseOfTheFormula, (std::uint64_t seed)) {
  const auto cells = *rc::gen::inRange<std::size_t>(1, 300);
  const std::vector<float> a = any_image(cells, seed), b = any_image(cells, seed + 1);
  double squares = 0;
  for (std::size_t place = 0; place < cells; ++place) squares += std::pow(a[place] - b[place], 2);
  RC_ASSERT(std::abs(rmse(pack_roll(a), pack_roll(b)) - std::sqrt(squares / static_cast<double>(cells))) < 1e-9);
}

TEST(NearestRoll, HasAJaccardIndexOfCellsOnInBoth) {
  const std::vector<float> a{1, 1, -1, -1}, b{-1, 1, 1, -1}, empty(4, -1.0f);
  EXPECT_DOUBLE_EQ(jaccard_index(pack_roll(a), pack_roll(b)), 1.0 / 3);
  EXPECT_EQ(jaccard_index(pack_roll(a), pack_roll(a)), 1);
  EXPECT_EQ(jaccard_index(pack_roll(a), pack_roll(empty)), 0);
  EXPECT_EQ(jaccard_index(pack_roll(empty), pack_roll(empty)), 0);
}

TEST(NearestRoll, FindsTheNearestFirstAndTheEarlierOfEqualOnes) {
  const std::vector<float> a{1, -1, -1, -1}, near{1, 1, -1, -1}, far{-1, 1, 1, 1};
  const std::vector<PackedRoll> others{pack_roll(far), pack_roll(near), pack_roll(near)};
  EXPECT_THAT(find_nearest(pack_roll(a), others, 2), ElementsAre(Neighbour{1, 1}, Neighbour{2, 1}));
  EXPECT_EQ(find_nearest(pack_roll(a), others, 9).size(), 3u);
}

TEST(NearestRoll, FindsNothingInNothing) { EXPECT_THAT(find_nearest(pack_roll({}), {}), IsEmpty()); }

}  // namespace
}  // namespace clavier
