#pragma once

#include <compare>
#include <cstdint>
#include <numeric>
#include <string>

#include "base/error.h"
#include "music/time.h"

namespace clavier {

/// An exact ratio of whole numbers, in lowest terms with a positive denominator. Arithmetic throws Error when a result
/// does not fit 64 bits; times of real music stay far below that.
class Fraction {
 public:
  constexpr Fraction() = default;
  constexpr Fraction(std::int64_t whole) : numerator_(whole) {}
  /// `denominator` is positive.
  constexpr Fraction(std::int64_t numerator, std::int64_t denominator) {
    const std::int64_t common = std::gcd(numerator, denominator);
    numerator_ = numerator / common;
    denominator_ = denominator / common;
  }

  constexpr std::int64_t numerator() const { return numerator_; }
  constexpr std::int64_t denominator() const { return denominator_; }

  friend constexpr Fraction operator-(Fraction a) { return {product(a.numerator_, -1), a.denominator_}; }
  friend constexpr Fraction operator+(Fraction a, Fraction b) {
    const std::int64_t common = std::gcd(a.denominator_, b.denominator_);
    const std::int64_t left = product(a.numerator_, b.denominator_ / common);
    const std::int64_t right = product(b.numerator_, a.denominator_ / common);
    return {sum(left, right), product(a.denominator_ / common, b.denominator_)};
  }
  friend constexpr Fraction operator-(Fraction a, Fraction b) { return a + -b; }
  friend constexpr Fraction operator*(Fraction a, Fraction b) {
    const Fraction left(a.numerator_, b.denominator_);
    const Fraction right(b.numerator_, a.denominator_);
    return {product(left.numerator_, right.numerator_), product(left.denominator_, right.denominator_)};
  }
  /// `b` is positive.
  friend constexpr Fraction operator/(Fraction a, Fraction b) { return a * Fraction(b.denominator_, b.numerator_); }
  constexpr Fraction& operator+=(Fraction other) { return *this = *this + other; }
  constexpr Fraction& operator-=(Fraction other) { return *this = *this - other; }

  friend constexpr bool operator==(Fraction, Fraction) = default;
  friend constexpr std::strong_ordering operator<=>(Fraction a, Fraction b) {
    return static_cast<Wide>(a.numerator_) * b.denominator_ <=> static_cast<Wide>(b.numerator_) * a.denominator_;
  }

 private:
  using Wide = __int128;

  static constexpr std::int64_t product(std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    if (__builtin_mul_overflow(a, b, &result)) throw Error("a time cannot be counted exactly: its grid is too fine");
    return result;
  }
  static constexpr std::int64_t sum(std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    if (__builtin_add_overflow(a, b, &result)) throw Error("a time cannot be counted exactly: it is too long");
    return result;
  }

  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

/// Score time in quarter notes where it must be exact, as in engraved music.
using ExactBeats = Fraction;

constexpr Beats in_beats(ExactBeats time) {
  return {static_cast<double>(time.numerator()) / static_cast<double>(time.denominator())};
}

/// "3/2", "4".
inline std::string to_string(Fraction value) {
  const std::string whole = std::to_string(value.numerator());
  return value.denominator() == 1 ? whole : whole + "/" + std::to_string(value.denominator());
}

}  // namespace clavier
