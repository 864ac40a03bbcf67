#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "../tests/support/performed.h"
#include "../tests/support/written_beats.h"
#include "measuring/table.h"
#include "transcription/beats/beat_tracking.h"
#include "transcription/beats/meter_finding.h"

namespace clavier::measuring {

using support::beats_of;
using support::f_measure;
using support::is_compound;
using support::is_displaced;
using support::written_beats;
using support::WrittenBeats;

/// Divides every beat into `parts`.
inline std::vector<Seconds> divided(const std::vector<Seconds>& beats, int parts) {
  std::vector<Seconds> all;
  for (std::size_t beat = 0; beat + 1 < beats.size(); ++beat)
    for (int part = 0; part < parts; ++part)
      all.push_back(beats[beat] + (beats[beat + 1] - beats[beat]) * (static_cast<double>(part) / parts));
  if (!beats.empty()) all.push_back(beats.back());
  return all;
}

/// The best F-measure when beats may also be two, three or four times as long or as short as notated.
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

/// Constant beats: the length of the strongest autocorrelation of onsets between 0.3 and 1.2 s, in the phase with most
/// onsets.
inline std::vector<Seconds> steady_beats(const std::vector<OnsetGroup>& groups) {
  const auto frame = [](Seconds time) { return static_cast<std::size_t>(std::max(0.0, time.value) * 100); };
  std::vector<double> onsets(frame(groups.back().onset) + 1);
  for (const OnsetGroup& group : groups) onsets[frame(group.onset)] += static_cast<double>(group.notes.size());
  for (std::size_t place = 2; place + 2 < onsets.size(); ++place)  // blurs onsets slightly
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
