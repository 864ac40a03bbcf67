#include "transcription/meter/told_place.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

constexpr double kRoundOff = 1e-6;  // quarter notes

bool counts_dotted_beats(const Meter& meter) {
  return meter.denominator >= 8 && meter.numerator > 3 && meter.numerator % 3 == 0;
}

}  // namespace

ToldPlace told_place(const std::vector<Meter>& meters, Beats time) {
  const auto next = std::upper_bound(meters.begin(), meters.end(), time + Beats{kRoundOff},
                                     [](Beats at, const Meter& meter) { return at < meter.onset; });
  const Meter meter = next == meters.begin() ? Meter{} : *(next - 1);
  const double length = std::max(kRoundOff, std::abs(measure_length(meter).value));
  const double since = std::max(0.0, (time - meter.onset).value);
  const double measure = std::floor((since + kRoundOff) / length) * length;
  const double beat = std::floor(since - measure + kRoundOff);
  const double end = next == meters.end() ? HUGE_VAL : (next->onset - meter.onset).value;
  const double bar = std::min(measure + length, end);
  return {.beat = meter.onset + Beats{measure + beat},
          .phase = std::max(0.0, since - measure - beat),
          .length = std::min(1.0, bar - measure - beat),
          .bar = meter.onset + Beats{bar},
          .compound = counts_dotted_beats(meter)};
}

double nearest_part(double phase, int division, double length) {
  const double part = std::floor(phase * division + 0.5) / division;
  return part >= length || std::abs(length - phase) < std::abs(part - phase) ? length : part;
}

}  // namespace clavier
