#include "plots/axes.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace clavier {
namespace {

constexpr double kTickSize = 11;

double find_nice_step(double rough) {
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (rough <= factor * power * 1.0001) return factor * power;
  return 10 * power;
}

double step_for(Range range, int wanted) { return find_nice_step((range.high - range.low) / std::max(1, wanted)); }

std::string tick_label(double value, double step) {
  const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
  return format_number(value, std::min(decimals, 12));
}

}  // namespace

Range range_of(const std::vector<double>& values) {
  Range range{.low = INFINITY, .high = -INFINITY};
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    range = {.low = std::min(range.low, value), .high = std::max(range.high, value)};
  }
  if (range.low > range.high) return {};
  if (range.low == range.high) return {.low = range.low - 0.5, .high = range.high + 0.5};
  return range;
}

std::vector<double> find_nice_ticks(Range range, int wanted) {
  const double step = step_for(range, wanted);
  std::vector<double> ticks;
  const double first = std::ceil(range.low / step - 1e-9);
  for (double count = first; count * step <= range.high + step * 1e-9; ++count) ticks.push_back(count * step);
  return ticks;
}

Axis make_nice_axis(Range range, std::string label, int wanted) {
  const double step = step_for(range, wanted);
  Axis axis{
      .range = {.low = std::floor(range.low / step + 1e-9) * step, .high = std::ceil(range.high / step - 1e-9) * step},
      .label = std::move(label),
      .ticks = {}};
  for (const double value : find_nice_ticks(axis.range, wanted)) axis.ticks.push_back({value, tick_label(value, step)});
  return axis;
}

Axes::Axes(Box area, Axis horizontal, Axis vertical)
    : area_(area), horizontal_(std::move(horizontal)), vertical_(std::move(vertical)) {}

double Axes::x(double value) const {
  const Range& range = horizontal_.range;
  return area_.x + (value - range.low) / (range.high - range.low) * area_.width;
}

double Axes::y(double value) const {
  const Range& range = vertical_.range;
  return area_.y + area_.height - (value - range.low) / (range.high - range.low) * area_.height;
}

void Axes::draw(Svg& svg, bool vertical_lines) const {
  const double bottom = area_.y + area_.height;
  for (const Tick& tick : horizontal_.ticks) {
    if (vertical_lines) svg.line({x(tick.value), area_.y}, {x(tick.value), bottom}, kGrid);
    svg.text({x(tick.value), bottom + 16}, tick.label,
             {.size = kTickSize, .anchor = Anchor::middle, .colour = kFaintInk});
  }
  for (const Tick& tick : vertical_.ticks) {
    svg.line({area_.x, y(tick.value)}, {area_.x + area_.width, y(tick.value)}, kGrid);
    svg.text({area_.x - 8, y(tick.value) + 4}, tick.label,
             {.size = kTickSize, .anchor = Anchor::end, .colour = kFaintInk});
  }
  svg.line({area_.x, bottom}, {area_.x + area_.width, bottom}, kFaintInk);
  const double middle = area_.x + area_.width / 2;
  if (!horizontal_.label.empty())
    svg.text({middle, bottom + 36}, horizontal_.label, {.size = 12, .anchor = Anchor::middle, .colour = kFaintInk});
  const Point side{area_.x - 46, area_.y + area_.height / 2};
  if (vertical_.label.empty()) return;
  svg.text(side, vertical_.label, {.size = 12, .anchor = Anchor::middle, .colour = kFaintInk, .rotation = -90});
}

void draw_heading(Svg& svg, std::string_view title, std::string_view subtitle) {
  svg.text({16, 27}, title, {.size = 16, .bold = true});
  svg.text({16, 46}, subtitle, {.size = 12, .colour = kFaintInk});
}

}  // namespace clavier
