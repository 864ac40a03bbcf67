#pragma once

#include <compare>
#include <cstdint>

namespace clavier {

/// A number with a unit, which cannot be mixed with another unit. Quantities of one unit add, compare and scale.
template <class Unit, class Number>
struct Quantity {
  Number value{};

  constexpr auto operator<=>(const Quantity&) const = default;
  constexpr Quantity& operator+=(Quantity other) { return value += other.value, *this; }
  constexpr Quantity& operator-=(Quantity other) { return value -= other.value, *this; }
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.value + b.value}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.value - b.value}; }
  friend constexpr Quantity operator*(Quantity a, Number factor) { return {a.value * factor}; }
  friend constexpr Quantity operator*(Number factor, Quantity a) { return {factor * a.value}; }
  friend constexpr Quantity operator/(Quantity a, Number divisor) { return {a.value / divisor}; }
  friend constexpr Number operator/(Quantity a, Quantity b) { return a.value / b.value; }
};

/// Score time in quarter notes, whatever the meter.
using Beats = Quantity<struct BeatsUnit, double>;
/// Performance time.
using Seconds = Quantity<struct SecondsUnit, double>;
/// Time in the ticks of one MIDI file; only midi/ uses it.
using Ticks = Quantity<struct TicksUnit, std::int64_t>;

}  // namespace clavier
