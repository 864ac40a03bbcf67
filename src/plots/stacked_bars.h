#pragma once

#include <string>
#include <vector>

#include "plots/svg.h"

namespace clavier {

struct StackedBar {
  std::string label;
  std::vector<double> values;  ///< one per series, 0 or more
};

/// Horizontal bars, each a stack of the same series, with their totals and a legend.
struct StackedBars {
  std::string title;
  std::string subtitle;
  std::vector<std::string> series;
  std::vector<StackedBar> bars;
  double width = 760;
};

/// The legend leaves out series that are zero in every bar.
Svg draw(const StackedBars& plot);

}  // namespace clavier
