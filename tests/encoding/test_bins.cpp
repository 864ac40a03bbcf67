#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "encoding/bins.h"

namespace clavier {
namespace {

TEST(Bins, GiveEveryBinItsOwnSymbol) {
  for (const Bins* bins : {&shift_bins(), &duration_bins()})
    for (int symbol = 0; symbol < bins->size(); ++symbol) EXPECT_EQ(bins->nearest(bins->value(symbol)), symbol);
}

TEST(Bins, AreExactForSmallValues) {
  for (int value = 1; value <= 16; ++value) EXPECT_EQ(shift_bins().value(shift_bins().nearest(value)), value);
  for (int value = 1; value <= 12; ++value) EXPECT_EQ(duration_bins().value(duration_bins().nearest(value)), value);
}

TEST(Bins, ClampValuesBeyondTheEnds) {
  EXPECT_EQ(shift_bins().nearest(-5), 0);
  EXPECT_EQ(shift_bins().nearest(1000000), shift_bins().size() - 1);
  EXPECT_EQ(duration_bins().value(duration_bins().size() - 1), 384);
}

RC_GTEST_PROP(Bins, RoundShiftsWithinFourPercentAndAHalfStep, ()) {
  const int value = *rc::gen::inRange(1, 217);
  RC_ASSERT(std::abs(shift_bins().value(shift_bins().nearest(value)) - value) <= 0.5 + 0.045 * value);
}

RC_GTEST_PROP(Bins, RoundDurationsWithinSixPercentAndAHalfStep, ()) {
  const int value = *rc::gen::inRange(1, 385);
  RC_ASSERT(std::abs(duration_bins().value(duration_bins().nearest(value)) - value) <= 0.5 + 0.065 * value);
}

}  // namespace
}  // namespace clavier
