#include "plots/segment_plot.h"

#include <algorithm>

namespace clavier {
namespace {

constexpr double kLabelSize = 11;
constexpr double kLetterWidth = 6.2;  // approximate width of a letter

}  // namespace

Svg draw(const SegmentPlot& plot) {
  Svg svg(plot.width, plot.height);
  draw_heading(svg, plot.title, plot.subtitle);
  const Axes axes({64, 60, plot.width - 84, plot.height - 72}, {.range = plot.range, .label = "", .ticks = {}},
                  {.range = {.low = 0, .high = 1}, .label = "", .ticks = {}});
  const Box& area = axes.area();
  for (const PlotSegment& part : plot.parts) {
    const double left = axes.x(std::max(part.start, plot.range.low)),
                 right = axes.x(std::min(part.end, plot.range.high));
    if (right <= left) continue;
    svg.rect({left, area.y, right - left, area.height}, series_colour(part.colour), 0.35);
    svg.line({left, area.y}, {left, area.y + area.height}, kFaintInk);
    if (right - left > kLetterWidth * static_cast<double>(part.label.size()))
      svg.text({(left + right) / 2, area.y + area.height / 2 + 4}, part.label,
               {.size = kLabelSize, .anchor = Anchor::middle});
  }
  return svg;
}

}  // namespace clavier
