#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plots/axes.h"
#include "plots/svg.h"

namespace clavier {

struct Curve {
  std::string name;
  std::vector<Point> points;  ///< in order of x; where y is not finite the curve is broken
};

/// Several series over one quantity: a loss curve, a tempo curve.
struct CurvePlot {
  std::string title;
  std::string subtitle;
  std::string horizontal;
  std::string vertical;
  std::vector<Curve> curves;     ///< named in a legend when there is more than one
  std::optional<Range> across;   ///< what is shown from left to right; as far as the points go if not said
  double min_vertical_span = 0;  ///< what the vertical axis spans at least, so that what hardly changes looks flat
  double width = 720;
  double height = 360;
};

Svg draw(const CurvePlot& plot);

}  // namespace clavier
