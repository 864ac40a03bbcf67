#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "base/random.h"
#include "music/score.h"

namespace clavier::support {

/// An expressive performance of a score: its notes, and when its beats come.
struct Performance {
  Score score;  ///< bare: no meters, keys or tempos, hands as in the original; a beat is half a second
  std::vector<Seconds> half_beats;  ///< the time of each half of a quarter note, from the score's first
  Seconds at(Beats beats) const {
    const double place = std::clamp(2 * beats.value, 0.0, static_cast<double>(half_beats.size() - 2));
    const auto before = static_cast<std::size_t>(place);
    return half_beats[before] + (half_beats[before + 1] - half_beats[before]) * (place - std::floor(place));
  }
};

/// A performance of a score, determined by the seed. The tempo is the score's tempo map times 0.7 to 1.4,
/// times a smooth variation by 15 % over 4 to 30 beats. Onsets deviate by 12 ms (standard deviation), and lengths are
/// varied slightly.
inline Performance performed(const Score& score, std::uint64_t seed) {
  Random random(seed);
  const double factor = std::exp(0.35 * (2 * random.uniform() - 1));
  struct Wave {
    double depth, length, phase;
  };
  std::vector<Wave> waves;
  for (int wave = 0; wave < 3; ++wave)
    waves.push_back({0.05 + 0.03 * random.uniform(), 4 * std::pow(7.5, random.uniform()), random.uniform()});
  const auto halves = static_cast<std::size_t>(2 * end_of(score).value) + 4;
  Performance performance{.half_beats = {Seconds{0.5}}};
  for (std::size_t half = 0; half < halves; ++half) {
    const Beats from{0.5 * static_cast<double>(half)};
    double swell = 0;
    for (const Wave& wave : waves)
      swell += wave.depth * std::sin(2 * std::numbers::pi * (from.value / wave.length + wave.phase));
    const Seconds step = score.tempo.seconds_at(from + Beats{0.5}) - score.tempo.seconds_at(from);
    performance.half_beats.push_back(performance.half_beats.back() + step * (factor * std::exp(swell)));
  }
  for (Note note : score.notes) {
    const Seconds onset = performance.at(note.onset) + Seconds{0.012 * random.normal()};
    const Seconds length =
        (performance.at(end_of(note)) - performance.at(note.onset)) * (0.8 + 0.25 * random.uniform());
    note.onset = Beats{2 * std::max(0.0, onset.value)};
    note.duration = Beats{2 * std::max(0.03, length.value)};
    performance.score.notes.push_back(note);
  }
  sort_events(performance.score);
  return performance;
}

}  // namespace clavier::support
