#include "performing/metrical_accents.h"

#include <cmath>

#include "transcription/meter/metrical_grid.h"

namespace clavier {
namespace {

constexpr int kPlacesOfQuarter = 48;

}  // namespace

MetricalLevel metrical_level(const MeasureFrame& measure, Beats time) {
  const MetricalGrid grid(measure.meter);
  const ScoreTicks inside =
      std::llround((time - measure.score_onset).value * kPlacesOfQuarter) * (kQuarter / kPlacesOfQuarter);
  const int strength = grid.strength(measure.measure_offset + inside);
  if (strength == grid.strength(0)) return MetricalLevel::downbeat;
  if (strength > grid.strength(grid.beat())) return MetricalLevel::half_measure;
  return strength == grid.strength(grid.beat()) ? MetricalLevel::beat : MetricalLevel::division;
}

double metrical_accent(MetricalLevel level) {
  switch (level) {
    case MetricalLevel::downbeat:
      return 1;
    case MetricalLevel::half_measure:
      return 0.75;
    case MetricalLevel::beat:
      return 0;
    case MetricalLevel::division:
      break;
  }
  return -1.25;
}

}  // namespace clavier
