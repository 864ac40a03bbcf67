#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

#include "music/fraction.h"

namespace clavier {
namespace {

Fraction any_fraction() { return {*rc::gen::inRange(-1000, 1000), *rc::gen::inRange(1, 1000)}; }

TEST(Fraction, IsInLowestTerms) {
  EXPECT_EQ(Fraction(6, -4 + 8).numerator(), 3);
  EXPECT_EQ(Fraction(0, 7).denominator(), 1);
  EXPECT_EQ(to_string(Fraction(-6, 4)), "-3/2");
  EXPECT_EQ(to_string(Fraction(8, 4)), "2");
}

TEST(Fraction, ConvertsToTheNearestDouble) { EXPECT_EQ(in_beats(Fraction(1, 3)), Beats{1.0 / 3}); }

TEST(Fraction, ThatOverflowsIsAnError) {
  const Fraction huge(std::numeric_limits<std::int64_t>::max());
  EXPECT_THROW(huge + huge, Error);
  EXPECT_THROW(huge * huge, Error);
  EXPECT_THROW(Fraction(1, huge.numerator()) + Fraction(1, huge.numerator() - 1), Error);
}

TEST(Fraction, IsComparedWithoutRounding) {
  const std::int64_t huge = std::numeric_limits<std::int64_t>::max();
  EXPECT_LT(Fraction(huge - 2, huge - 1), Fraction(huge - 1, huge));
}

RC_GTEST_PROP(Fraction, SubtractsWhatWasAdded, ()) {
  const Fraction a = any_fraction();
  const Fraction b = any_fraction();
  RC_ASSERT(a + b - b == a);
  RC_ASSERT((a < a + b) == (b > 0));
}

RC_GTEST_PROP(Fraction, DividesByWhatItWasMultipliedWith, ()) {
  const Fraction a = any_fraction();
  const Fraction b(*rc::gen::inRange(1, 1000), *rc::gen::inRange(1, 1000));
  RC_ASSERT(a * b / b == a);
}

}  // namespace
}  // namespace clavier
