#include "encoding/score_steps/section_tempos.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

/// So many bars make a section.
constexpr std::size_t kSectionBars = 4;
constexpr double kMinRatio = 1.18;  // just under two classes

std::vector<double> measure_tempos(const TempoMap& tempo, std::span<const BarLine> lines) {
  std::vector<double> bpm;
  for (const BarLine& line : lines) {
    const int ticks = bar_ticks(line.meter);
    const double seconds =
        (tempo.seconds_at(beats_of_ticks(line.tick + ticks)) - tempo.seconds_at(beats_of_ticks(line.tick))).value;
    bpm.push_back(60.0 * beats_of_ticks(ticks).value / std::max(seconds, 1e-6));
  }
  return bpm;
}

double median(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::nth_element(sorted.begin(), middle, sorted.end());
  return *middle;
}

bool differs(std::span<const double> section, double current) {
  return std::all_of(section.begin(), section.end(), [&](double bpm) { return bpm >= current * kMinRatio; }) ||
         std::all_of(section.begin(), section.end(), [&](double bpm) { return bpm * kMinRatio <= current; });
}

}  // namespace

void state_tempos(const TempoMap& tempo, std::span<const BarLine> lines, std::vector<ScoreBar>& bars) {
  const std::vector<double> bpm = measure_tempos(tempo, lines);
  const auto section = [&](std::size_t first) {
    return std::span(bpm).subspan(first, std::min(kSectionBars, bpm.size() - first));
  };
  bars.front().tempo = tempo_symbol(median(section(0)));
  double current = bpm_of_tempo(*bars.front().tempo);
  std::size_t bar = std::min(kSectionBars, bars.size());
  while (bar + kSectionBars <= bars.size()) {
    const int symbol = tempo_symbol(median(section(bar)));
    if (differs(section(bar), current) && std::abs(symbol - tempo_symbol(current)) >= 2) {
      bars[bar].tempo = symbol;
      current = bpm_of_tempo(symbol);
      bar += kSectionBars;
    } else {
      ++bar;
    }
  }
}

}  // namespace clavier
