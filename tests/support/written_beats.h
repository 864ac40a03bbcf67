#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "music/score.h"

namespace clavier::support {

inline bool is_compound(const Meter& meter) {
  return meter.denominator >= 8 && meter.numerator % 3 == 0 && meter.numerator > 3;
}
inline int beats_of(const Meter& meter) { return is_compound(meter) ? meter.numerator / 3 : meter.numerator; }

/// The notated beats of a score: dotted beats of compound meters, else beats of the denominator.
struct WrittenBeats {
  std::vector<Beats> beats;
  std::vector<Beats> downbeats;
};

inline WrittenBeats written_beats(const Score& score) {
  WrittenBeats written;
  std::vector<Meter> meters = score.meters;
  if (meters.empty() || meters[0].onset > Beats{0}) meters.insert(meters.begin(), Meter{});
  for (std::size_t place = 0; place < meters.size(); ++place) {
    const Beats end = place + 1 < meters.size() ? meters[place + 1].onset : end_of(score);
    const int count = beats_of(meters[place]);
    const Beats length = measure_length(meters[place]) / count;
    for (int beat = 0; meters[place].onset + static_cast<double>(beat) * length < end - Beats{1e-6}; ++beat) {
      written.beats.push_back(meters[place].onset + static_cast<double>(beat) * length);
      if (beat % count == 0) written.downbeats.push_back(written.beats.back());
    }
  }
  return written;
}

/// True when more notes begin on another quarter of a beat than on the beat. Such a file lacks its upbeat, so its beats
/// are no reference.
inline bool is_displaced(const Score& score, const std::vector<Beats>& beats) {
  if (beats.size() < 3) return true;
  std::array<int, 4> counts{};
  std::size_t beat = 0;
  for (const Note& note : score.notes) {
    while (beat + 1 < beats.size() && beats[beat + 1] <= note.onset + Beats{1e-6}) ++beat;
    const double quarters = 4 * ((note.onset - beats[beat]) / (beats[1] - beats[0]));
    ++counts.at(static_cast<std::size_t>(std::lround(quarters)) % 4);
  }
  return counts[0] < std::max({counts[1], counts[2], counts[3]});
}

/// F-measure of times that match one to one within 70 ms, as MIREX evaluates beats.
inline double f_measure(const std::vector<Seconds>& found, const std::vector<Seconds>& true_ones) {
  double hits = 0;
  for (std::size_t a = 0, b = 0; a < found.size() && b < true_ones.size();) {
    const double apart = (found[a] - true_ones[b]).value;
    hits += std::abs(apart) <= 0.07;
    if (apart <= 0.07) ++a;
    if (apart >= -0.07) ++b;
  }
  const auto all = static_cast<double>(found.size() + true_ones.size());
  return all > 0 ? 2 * hits / all : 1;
}

}  // namespace clavier::support
