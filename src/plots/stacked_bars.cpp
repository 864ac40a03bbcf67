#include "plots/stacked_bars.h"

#include <algorithm>
#include <numeric>

#include "plots/axes.h"

namespace clavier {
namespace {

constexpr double kTop = 58;
constexpr double kRow = 34;
constexpr double kBar = 22;
constexpr double kMinLabelWidth = 100;  // room for labels
constexpr double kRight = 60;
constexpr double kLegendRow = 20;
constexpr double kLetter = 7.2;  // approximate width of a character of the legend
constexpr double kSwatch = 12;

/// The x at which the bars begin: right of the longest label.
double left_of(const StackedBars& plot) {
  double left = kMinLabelWidth;
  for (const StackedBar& bar : plot.bars) left = std::max(left, 24 + kLetter * static_cast<double>(bar.label.size()));
  return left;
}

double total_of(const StackedBar& bar) { return std::accumulate(bar.values.begin(), bar.values.end(), 0.0); }

std::vector<std::size_t> used_series(const StackedBars& plot) {
  std::vector<std::size_t> used;
  for (std::size_t series = 0; series < plot.series.size(); ++series)
    if (std::any_of(plot.bars.begin(), plot.bars.end(),
                    [&](const StackedBar& bar) { return bar.values.at(series) > 0; }))
      used.push_back(series);
  return used;
}

/// The position of each entry of the legend, in rows as wide as the plot.
std::vector<Point> legend_places(const StackedBars& plot, const std::vector<std::size_t>& used, double top) {
  std::vector<Point> places;
  const double left = left_of(plot);
  Point next{left, top};
  for (const std::size_t series : used) {
    const double wide = kSwatch * 3 + kLetter * static_cast<double>(plot.series[series].size());
    if (next.x > left && next.x + wide > plot.width) next = {left, next.y + kLegendRow};
    places.push_back(next);
    next.x += wide;
  }
  return places;
}

void draw_bar(Svg& svg, const StackedBar& bar, const std::vector<std::size_t>& used, Point at, double scale) {
  svg.text({at.x - 10, at.y + kBar * 0.7}, bar.label, {.anchor = Anchor::end});
  double x = at.x;
  for (std::size_t entry = 0; entry < used.size(); ++entry) {
    const double wide = bar.values[used[entry]] * scale;
    if (wide > 0) svg.rect({x, at.y, wide, kBar}, series_colour(entry));
    x += wide;
  }
  svg.text({x + 8, at.y + kBar * 0.7}, format_number(total_of(bar)), {.colour = kFaintInk});
}

}  // namespace

Svg draw(const StackedBars& plot) {
  double largest = 1;
  for (const StackedBar& bar : plot.bars) largest = std::max(largest, total_of(bar));
  const std::vector<std::size_t> used = used_series(plot);
  const double legend_top = kTop + kRow * static_cast<double>(plot.bars.size()) + 12;
  const std::vector<Point> places = legend_places(plot, used, legend_top);
  Svg svg(plot.width, (places.empty() ? legend_top : places.back().y) + kLegendRow + 8);
  draw_heading(svg, plot.title, plot.subtitle);
  const double left = left_of(plot);
  double y = kTop;
  for (const StackedBar& bar : plot.bars) {
    draw_bar(svg, bar, used, {left, y}, (plot.width - left - kRight) / largest);
    y += kRow;
  }
  for (std::size_t entry = 0; entry < used.size(); ++entry) {
    svg.rect({places[entry].x, places[entry].y, kSwatch, kSwatch}, series_colour(entry));
    svg.text({places[entry].x + kSwatch + 5, places[entry].y + kSwatch - 1}, plot.series[used[entry]]);
  }
  return svg;
}

}  // namespace clavier
