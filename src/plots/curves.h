#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plots/axes.h"
#include "plots/svg.h"

namespace clavier {

struct Curve {
  std::string name;
  std::vector<Point> points;  ///< in order of x; the curve has a gap where y is not finite
};

/// Several series over one quantity, such as a loss curve or a tempo curve.
struct CurvePlot {
  std::string title;
  std::string subtitle;
  std::string horizontal;
  std::string vertical;
  std::vector<Curve> curves;     ///< named in a legend when there is more than one
  std::optional<Range> across;   ///< horizontal range; that of the points when not given
  double min_vertical_span = 0;  ///< minimum span of the vertical axis, so that a nearly constant curve looks flat
  double width = 720;
  double height = 360;
};

Svg draw(const CurvePlot& plot);

}  // namespace clavier
