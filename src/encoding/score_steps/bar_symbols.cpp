#include "encoding/score_steps/bar_symbols.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace clavier {
namespace {

struct MeterRow {
  int denominator;
  int first;  // symbol of the meter with numerator 1
  int last_numerator;
};
constexpr std::array<MeterRow, 4> kMeterRows = {{{2, 0, 8}, {4, 8, 16}, {8, 24, 16}, {16, 40, 16}}};

constexpr int kExactTicks = 96;
constexpr int kMiddleTicks = 192;
constexpr int kMaxDurationTicks = 768;
constexpr int kTemposPerOctave = 8;
constexpr double kSlowestTempo = 32;
constexpr int kUnstatedVelocity = 80;

}  // namespace

std::optional<int> meter_symbol(BarMeter meter) {
  for (const MeterRow& row : kMeterRows)
    if (row.denominator == meter.denominator && meter.numerator >= 1 && meter.numerator <= row.last_numerator)
      return row.first + meter.numerator - 1;
  return std::nullopt;
}

BarMeter meter_of(int symbol) {
  const auto next = std::find_if(kMeterRows.begin(), kMeterRows.end(), [&](auto& row) { return row.first > symbol; });
  const MeterRow& row = *std::prev(next);
  return {.numerator = symbol - row.first + 1, .denominator = row.denominator};
}

int bar_ticks(int symbol) {
  const BarMeter meter = meter_of(symbol);
  return meter.numerator * 4 * kGridTicks / meter.denominator;
}

std::optional<int> meter_of_length(int ticks) {
  const int sixteenth = kGridTicks / 4;
  const int sixteenths = (ticks + sixteenth / 2) / sixteenth;
  if (sixteenths % 4 == 0) return meter_symbol({sixteenths / 4, 4});
  if (sixteenths % 2 == 0) return meter_symbol({sixteenths / 2, 8});
  return meter_symbol({sixteenths, 16});
}

int duration_ticks(int symbol) {
  if (symbol < kExactTicks) return symbol + 1;
  const int coarse = symbol - kExactTicks + 1;
  if (coarse <= 16) return kExactTicks + coarse * 6;
  return kMiddleTicks + (coarse - 16) * kGridTicks;
}

int duration_symbol(int ticks) {
  const int within = std::clamp(ticks, 1, kMaxDurationTicks);
  if (within <= kExactTicks) return within - 1;
  if (within <= kMiddleTicks) return kExactTicks - 1 + (within - kExactTicks) / 6;
  return kExactTicks - 1 + 16 + (within - kMiddleTicks) / kGridTicks;
}

double bpm_of_tempo(int symbol) { return kSlowestTempo * std::exp2(static_cast<double>(symbol) / kTemposPerOctave); }

int tempo_symbol(double bpm) {
  return std::clamp(static_cast<int>(std::lround(kTemposPerOctave * std::log2(bpm / kSlowestTempo))), 0, kTempos - 1);
}

std::uint8_t velocity_of_loudness(int symbol) {
  return static_cast<std::uint8_t>(symbol == 0 ? kUnstatedVelocity : (symbol - 1) * 16 + 8);
}

int loudness_symbol(int velocity) { return 1 + velocity / 16; }

}  // namespace clavier
