#include "plots/curves.h"

#include <algorithm>
#include <cmath>

#include "plots/axes.h"

namespace clavier {
namespace {

Axes axes_for(const CurvePlot& plot) {
  std::vector<double> across, up;
  for (const Curve& curve : plot.curves) {
    for (const Point& point : curve.points) {
      across.push_back(point.x);
      up.push_back(point.y);
    }
  }
  const Range range = plot.across.value_or(range_of(across));
  Axis horizontal = make_nice_axis(range, plot.horizontal, 8);
  horizontal.range = range;  // curves fill the width; only the vertical axis ends on round numbers
  std::erase_if(horizontal.ticks, [&](const Tick& tick) {
    return tick.value < horizontal.range.low || tick.value > horizontal.range.high;
  });
  Range height = range_of(up);
  const double missing = std::max(0.0, plot.min_vertical_span - (height.high - height.low));
  height = {.low = height.low - missing / 2, .high = height.high + missing / 2};
  return Axes({64, 64, plot.width - 84, plot.height - 116}, horizontal, make_nice_axis(height, plot.vertical));
}

void draw_curve(Svg& svg, const Axes& axes, const Curve& curve, std::string_view colour) {
  std::vector<Point> stroke;
  for (const Point& point : curve.points) {
    if (std::isfinite(point.y)) {
      stroke.push_back({axes.x(point.x), axes.y(point.y)});
      continue;
    }
    svg.polyline(stroke, colour, 2);
    stroke.clear();
  }
  svg.polyline(stroke, colour, 2);
}

/// Draws the legend to the right of the heading, the last name outermost.
void draw_legend(Svg& svg, const CurvePlot& plot) {
  double right = plot.width - 20;
  for (std::size_t i = plot.curves.size(); i-- > 0;) {
    const std::string& name = plot.curves[i].name;
    svg.text({right, 46}, name, {.size = 12, .anchor = Anchor::end});
    right -= 7 * static_cast<double>(name.size()) + 8;
    svg.rect({right - 16, 40, 16, 3}, series_colour(i));
    right -= 34;
  }
}

}  // namespace

Svg draw(const CurvePlot& plot) {
  Svg svg(plot.width, plot.height);
  draw_heading(svg, plot.title, plot.subtitle);
  const Axes axes = axes_for(plot);
  axes.draw(svg);
  for (std::size_t i = 0; i < plot.curves.size(); ++i) draw_curve(svg, axes, plot.curves[i], series_colour(i));
  if (plot.curves.size() > 1) draw_legend(svg, plot);
  return svg;
}

}  // namespace clavier
