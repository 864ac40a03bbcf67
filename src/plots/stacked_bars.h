#pragma once

#include <string>
#include <vector>

#include "plots/svg.h"

namespace clavier {

struct StackedBar {
  std::string label;
  std::vector<double> values;  ///< one a series, 0 or more
};

/// Horizontal bars, each made of the same series one behind the other, with their totals and a legend.
struct StackedBars {
  std::string title;
  std::string subtitle;
  std::vector<std::string> series;
  std::vector<StackedBar> bars;
  double width = 760;
};

/// Series that are zero in every bar are left out of the legend.
Svg draw(const StackedBars& plot);

}  // namespace clavier
