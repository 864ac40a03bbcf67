#include "transcription/meter/metrical_grid.h"

#include <algorithm>

namespace clavier {
namespace {

ScoreTicks unit_of(SheetMeter meter) { return 4 * kQuarter / meter.denominator; }

/// Whether a meter is compound, with beats of three eighths or shorter notes: 3/8, 6/8, 9/8, 12/8, also 6/4.
bool is_compound(SheetMeter meter) {
  if (meter.numerator % 3 != 0) return false;
  return meter.numerator > 3 || meter.denominator >= 8;
}

ScoreTicks beat_of(SheetMeter meter) {
  const ScoreTicks unit = unit_of(meter);
  if (is_compound(meter)) return 3 * unit;
  return std::min(std::max(unit, kQuarter), meter.numerator * unit);
}

}  // namespace

MetricalGrid::MetricalGrid(SheetMeter meter)
    : levels_{meter.numerator * unit_of(meter)}, beat_(beat_of(meter)), compound_(clavier::is_compound(meter)) {
  const ScoreTicks unit = unit_of(meter);
  const ScoreTicks counted = compound_ ? beat_ : unit;
  while ((levels_.back() / counted) % 4 == 0) levels_.push_back(levels_.back() / 2);
  if (levels_.back() > counted) levels_.push_back(counted);
  if (levels_.back() > unit) levels_.push_back(unit);
  while (levels_.back() % 2 == 0 && levels_.back() / 2 >= kSmallestValue) levels_.push_back(levels_.back() / 2);
}

int MetricalGrid::strength(ScoreTicks time) const {
  for (std::size_t level = 0; level < levels_.size(); ++level)
    if (time % levels_[level] == 0) return static_cast<int>(levels_.size() - 1 - level);
  return -1;
}

std::vector<ScoreTicks> MetricalGrid::strongest_between(ScoreTicks begin, ScoreTicks end) const {
  std::vector<ScoreTicks> times;
  for (const ScoreTicks level : levels_) {
    for (ScoreTicks time = (begin / level + 1) * level; time < end; time += level) times.push_back(time);
    if (!times.empty()) break;
  }
  return times;
}

}  // namespace clavier
