#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "../tests/support/performed.h"
#include "analysis/beat_tracking.h"
#include "analysis/meter_finding.h"
#include "measuring/table.h"

namespace clavier::measuring {

inline bool is_compound(const Meter& meter) {
  return meter.denominator >= 8 && meter.numerator % 3 == 0 && meter.numerator > 3;
}
inline int beats_of(const Meter& meter) { return is_compound(meter) ? meter.numerator / 3 : meter.numerator; }

/// The beats that a score writes: dotted ones of compound meters, else those of the denominator.
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

/// Whether more notes begin on some other quarter of a beat than on it: then the file leaves out an upbeat, and its
/// beats are no answer to compare with.
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

/// F-measure of the times in two lists that match one to one within 70 ms, as MIREX counts beats.
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

/// Every beat divided into `parts`.
inline std::vector<Seconds> divided(const std::vector<Seconds>& beats, int parts) {
  std::vector<Seconds> all;
  for (std::size_t beat = 0; beat + 1 < beats.size(); ++beat)
    for (int part = 0; part < parts; ++part)
      all.push_back(beats[beat] + (beats[beat + 1] - beats[beat]) * (static_cast<double>(part) / parts));
  if (!beats.empty()) all.push_back(beats.back());
  return all;
}

/// The best F-measure when beats may also be two, three or four times as long or as short as written.
inline double f_measure_of_any_level(const std::vector<Seconds>& found, const std::vector<Seconds>& true_ones) {
  double best = f_measure(found, true_ones);
  for (const int parts : {2, 3, 4}) {
    best = std::max(best, f_measure(divided(found, parts), true_ones));
    for (int first = 0; first < parts; ++first) {
      std::vector<Seconds> fewer;
      for (std::size_t beat = static_cast<std::size_t>(first); beat < found.size();
           beat += static_cast<std::size_t>(parts))
        fewer.push_back(found[beat]);
      best = std::max(best, f_measure(fewer, true_ones));
    }
  }
  return best;
}

/// Beats of one length: that of the strongest autocorrelation of the onsets between 0.3 and 1.2 s, in the phase where
/// most onsets lie on a beat.
inline std::vector<Seconds> steady_beats(const std::vector<OnsetGroup>& groups) {
  const auto frame = [](Seconds time) { return static_cast<std::size_t>(std::max(0.0, time.value) * 100); };
  std::vector<double> onsets(frame(groups.back().onset) + 1);
  for (const OnsetGroup& group : groups) onsets[frame(group.onset)] += static_cast<double>(group.notes.size());
  for (std::size_t place = 2; place + 2 < onsets.size(); ++place)  // a little blur
    onsets[place - 1] += 0.5 * onsets[place], onsets[place - 2] += 0.25 * onsets[place];
  std::size_t period = 50;
  double most = -1;
  for (std::size_t lag = 30; lag <= 120; ++lag) {
    double sum = 0;
    for (std::size_t place = lag; place < onsets.size(); ++place) sum += onsets[place] * onsets[place - lag];
    const double prior = std::exp(-0.5 * std::pow(std::log(static_cast<double>(lag) / 55.0) / 0.5, 2));
    if (sum * prior > most) most = sum * prior, period = lag;
  }
  std::vector<double> phases(period);
  for (std::size_t place = 0; place < onsets.size(); ++place) phases[place % period] += onsets[place];
  std::vector<Seconds> beats;
  const auto phase = static_cast<std::size_t>(std::max_element(phases.begin(), phases.end()) - phases.begin());
  for (std::size_t place = phase; place < onsets.size(); place += period)
    beats.push_back(Seconds{static_cast<double>(place) / 100});
  return beats;
}

inline std::vector<Seconds> steady_beats_at_120(const std::vector<OnsetGroup>& groups) {
  std::vector<Seconds> beats;
  for (Seconds beat = groups.front().onset; beat <= groups.back().onset; beat += Seconds{0.5}) beats.push_back(beat);
  return beats;
}

}  // namespace clavier::measuring
