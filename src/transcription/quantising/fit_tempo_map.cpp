#include "transcription/quantising/fit_tempo_map.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

constexpr double kMaxTempoError = 0.03;        // seconds that a beat may be early or late
constexpr std::size_t kMaxBeatsPerTempo = 64;  // with one tempo
constexpr double kMinBeatLength = 10'000;      // microseconds per quarter note
constexpr double kMaxBeatLength = 15'000'000;  // 4 quarter notes per minute

/// A time in the score and in the performance.
struct AlignmentPoint {
  double quarters = 0;
  double seconds = 0;
};

std::vector<AlignmentPoint> places_of(const BeatClock& clock, const MeasureGrid& measure_grid, Tick end) {
  const auto& beats = clock.beats();
  std::vector<AlignmentPoint> places;
  const double first = static_cast<double>(measure_grid.start_of_music) / measure_grid.ticks_per_beat;
  const double quarters_per_beat = static_cast<double>(measure_grid.ticks_per_beat) / kTicksPerQuarter;
  const auto at = static_cast<std::size_t>(std::max(0.0, std::floor(first)));
  for (std::size_t beat = at; beat < beats.size(); ++beat) {
    places.push_back({(static_cast<double>(beat) - first) * quarters_per_beat, beats[beat].value});
    if (static_cast<Tick>(beat) * measure_grid.ticks_per_beat >= end) break;
  }
  if (places.size() > 1 && places[0].quarters < 0) {
    const double share = -places[0].quarters / (places[1].quarters - places[0].quarters);
    places[0] = {0, places[0].seconds + share * (places[1].seconds - places[0].seconds)};
  }
  return places;
}

/// Whether one tempo from one point to another, which begins `lateness` seconds late, keeps to all points between.
bool fits_tempo(const std::vector<AlignmentPoint>& places, std::size_t from, std::size_t to, double lateness) {
  const double start = places[from].seconds + lateness;
  const double beat_length = (places[to].seconds - start) / (places[to].quarters - places[from].quarters);
  for (std::size_t place = from + 1; place < to; ++place) {
    const double predicted = start + beat_length * (places[place].quarters - places[from].quarters);
    if (std::abs(predicted - places[place].seconds) > kMaxTempoError) return false;
  }
  return true;
}

std::int32_t round_tempo(double microseconds, double quarters) {
  const double whole = 60e6 / std::max(1.0, std::round(60e6 / microseconds));
  return static_cast<std::int32_t>(
      std::lround(std::abs(whole - microseconds) * quarters < kMaxTempoError * 1e6 ? whole : microseconds));
}

}  // namespace

TempoMap fit_tempo_map(const BeatClock& clock, const MeasureGrid& measure_grid, Tick end) {
  const std::vector<AlignmentPoint> places = places_of(clock, measure_grid, end);
  std::vector<Tempo> tempos;
  double lateness = 0;
  for (std::size_t from = 0; from + 1 < places.size();) {
    std::size_t to = from + 1;
    while (to + 1 < places.size() && to - from < kMaxBeatsPerTempo && fits_tempo(places, from, to + 1, lateness)) ++to;
    const double quarters = places[to].quarters - places[from].quarters;
    const double beat_length = 1e6 * (places[to].seconds - places[from].seconds - lateness) / quarters;
    Tempo tempo{
        .onset = Beats{places[from].quarters},
        .microseconds_per_beat = round_tempo(std::clamp(beat_length, kMinBeatLength, kMaxBeatLength), quarters)};
    lateness += places[from].seconds + tempo.microseconds_per_beat * quarters / 1e6 - places[to].seconds;
    if (std::abs(lateness) > 1) lateness = 0;  // slower than the slowest tempo: the pause is shortened
    if (tempos.empty() || tempos.back().microseconds_per_beat != tempo.microseconds_per_beat) tempos.push_back(tempo);
    from = to;
  }
  return TempoMap(std::move(tempos));
}

}  // namespace clavier
