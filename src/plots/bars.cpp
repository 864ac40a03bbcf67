#include "plots/bars.h"

#include <algorithm>

#include "plots/axes.h"

namespace clavier {

Svg draw(const BarPlot& plot) {
  Svg svg(plot.width, plot.height);
  draw_heading(svg, plot.title, plot.subtitle);
  double highest = 0;
  for (const Bar& bar : plot.bars) highest = std::max(highest, bar.value);
  const double count = std::max(1.0, static_cast<double>(plot.bars.size()));
  Axis across{.range = {.low = 0, .high = count}, .label = plot.horizontal, .ticks = {}};
  for (std::size_t i = 0; i < plot.bars.size(); ++i)
    across.ticks.push_back({static_cast<double>(i) + 0.5, plot.bars[i].label});
  const Axes axes({64, 64, plot.width - 84, plot.height - 116}, across,
                  make_nice_axis({.low = 0, .high = highest > 0 ? highest : 1}, plot.vertical));
  axes.draw(svg, false);
  const double gap = std::min(6.0, 0.18 * axes.area().width / count);
  for (std::size_t i = 0; i < plot.bars.size(); ++i) {
    const Bar& bar = plot.bars[i];
    const double left = axes.x(static_cast<double>(i)) + gap / 2, right = axes.x(static_cast<double>(i) + 1) - gap / 2;
    const double top = axes.y(bar.value);
    if (bar.value > 0) svg.rect({left, top, right - left, axes.y(0) - top}, series_colour(bar.marked ? 1 : 0));
  }
  return svg;
}

}  // namespace clavier
