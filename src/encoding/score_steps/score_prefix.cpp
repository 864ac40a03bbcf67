#include "encoding/score_steps/score_prefix.h"

#include <algorithm>

#include "encoding/score_steps/score_step.h"

namespace clavier {
namespace {

/// The greatest number of bars of each class.
constexpr std::array<int, 18> kBarsClasses = {1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 24, 32, 48, 64, 96, 128};

constexpr double kLowDensity = 4.0, kHighDensity = 6.0;

template <class T>
std::int16_t symbol_of(const std::optional<T>& value) {
  return static_cast<std::int16_t>(value ? static_cast<int>(*value) + 1 : 0);
}

}  // namespace

int bars_class(int bars) {
  return 1 + static_cast<int>(std::lower_bound(kBarsClasses.begin(), kBarsClasses.end(), bars) - kBarsClasses.begin());
}

std::array<std::int16_t, kPrefixColumns> encode_prefix(const ScorePrefix& prefix) {
  return {symbol_of(prefix.kind),
          symbol_of(prefix.era),
          symbol_of(prefix.composer),
          static_cast<std::int16_t>(key_symbol(prefix.key)),
          symbol_of(prefix.meter),
          symbol_of(prefix.tempo),
          symbol_of(prefix.density),
          static_cast<std::int16_t>(prefix.bars ? bars_class(*prefix.bars) : 0),
          static_cast<std::int16_t>(prefix.loudness ? 1 : 0)};
}

Density density_of(const BarPiece& piece) {
  double notes = 0, ticks = 0;
  for (const ScoreBar& bar : piece.bars) {
    notes += static_cast<double>(bar.notes.size());
    ticks += bar_ticks(bar.meter);
  }
  const double density = ticks == 0 ? 0 : notes * kGridTicks / ticks;
  return density < kLowDensity ? Density::low : density < kHighDensity ? Density::medium : Density::high;
}

}  // namespace clavier
