#pragma once

#include <string>
#include <vector>

#include "plots/svg.h"

namespace clavier {

struct Range {
  double low = 0;
  double high = 1;
};

/// From the smallest to the largest finite value; {0, 1} when there is none; never empty.
Range range_of(const std::vector<double>& values);

/// About `wanted` round numbers within the range, 1, 2 or 5 times a power of ten apart.
std::vector<double> find_nice_ticks(Range range, int wanted);

struct Tick {
  double value = 0;
  std::string label;
};

struct Axis {
  Range range;
  std::string label;
  std::vector<Tick> ticks;
};

/// An axis over at least `range`, ending on round numbers, with about `wanted` of them as ticks.
Axis make_nice_axis(Range range, std::string label, int wanted = 5);

/// The area of a plot in which values are drawn, with its axes below and to the left.
class Axes {
 public:
  Axes(Box area, Axis horizontal, Axis vertical);

  double x(double value) const;
  double y(double value) const;
  /// Draws lines at the ticks, and their labels.
  void draw(Svg& svg, bool vertical_lines = true) const;

  const Box& area() const { return area_; }

 private:
  Box area_;
  Axis horizontal_;
  Axis vertical_;
};

/// Draws a title in the upper left corner and a subtitle below it in smaller, fainter type.
void draw_heading(Svg& svg, std::string_view title, std::string_view subtitle);

}  // namespace clavier
