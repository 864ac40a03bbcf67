#include "encoding/score_steps/bar_lines.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "encoding/score_steps/bar_symbols.h"

namespace clavier {
namespace {

constexpr int kWholeNote = 4 * kGridTicks;
constexpr int kSixteenth = kGridTicks / 4;  // the shortest bar

/// Times beyond any piece of music are as good as its end.
int to_tick(Beats time) { return static_cast<int>(std::lround(std::clamp(time.value, 0.0, 1e7) * kGridTicks)); }

/// Adds bars of one time signature from `tick` until `end`, where it ends for sure.
void add_bars(const Meter& meter, int tick, int end, std::vector<BarLine>& lines) {
  const std::optional<int> symbol = meter_symbol({meter.numerator, meter.denominator});
  const double exact = measure_length(meter).value * kGridTicks;
  const int length =
      symbol ? bar_ticks(*symbol) : std::max(kSixteenth, static_cast<int>(std::lround(std::min(exact, 1e6))));
  while (tick < end) {
    const int bar_end = std::min(end, tick + length);
    if (symbol && bar_end - tick == length) {
      lines.push_back({tick, *symbol});
      tick = bar_end;
      continue;
    }
    while (tick < bar_end) {
      const int rest = bar_end - tick;
      std::optional<int> fitting = meter_of_length(rest);
      if (!fitting && rest <= kWholeNote && lines.empty()) fitting = meter_of_length(kSixteenth);
      if (fitting) lines.push_back({tick, *fitting, true});
      if (fitting || rest <= kWholeNote) break;
      lines.push_back({tick, *meter_symbol({4, 4}), true});
      tick += kWholeNote;
    }
    tick = bar_end;
  }
}

}  // namespace

std::vector<BarLine> find_bar_lines(std::span<const Meter> meters, int end) {
  std::vector<BarLine> lines;
  Meter meter{};
  int tick = 0;
  for (const Meter& next : meters) {
    const int begin = to_tick(next.onset);
    add_bars(meter, tick, std::min(begin, end), lines);
    tick = std::max(tick, begin);
    meter = next;
  }
  const int last = end;
  if (tick < last) {
    const double length = measure_length(meter).value * kGridTicks;
    const double bars = std::ceil((last - tick) / std::max(length, 1.0));
    add_bars(meter, tick, tick + static_cast<int>(std::lround(bars * length)), lines);
  }
  return lines;
}

}  // namespace clavier
