#pragma once

#include <string>
#include <vector>

#include "plots/svg.h"

namespace clavier {

struct Bar {
  std::string label;    ///< below the bar; may be empty
  double value = 0;     ///< 0 or more
  bool marked = false;  ///< drawn in a second colour
};

/// A histogram.
struct BarPlot {
  std::string title;
  std::string subtitle;
  std::string horizontal;  ///< what the bars are
  std::string vertical;    ///< what their height means
  std::vector<Bar> bars;
  double width = 720;
  double height = 320;
};

Svg draw(const BarPlot& plot);

}  // namespace clavier
