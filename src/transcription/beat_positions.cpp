#include "transcription/beat_positions.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace clavier {
namespace {

constexpr double kSteady = 0.06;  // of the beat
constexpr double kChanged = 0.03;

bool counts_threes(const Meter& meter) { return meter.denominator == 8; }

Tempo tempo_lasting(Beats onset, Seconds beat, double unit) {
  constexpr double kFastest = 1e4, kSlowest = 1.4e7;  // microseconds a quarter note
  const double microseconds = std::clamp(beat.value / unit * 1e6, kFastest, kSlowest);
  return {.onset = onset, .microseconds_per_beat = static_cast<std::int32_t>(std::lround(microseconds))};
}

}  // namespace

BeatPositions::BeatPositions(const CountedBeats& counted)
    : beats_(counted.beats),
      meter_(counted.meter),
      unit_(counts_threes(counted.meter) ? 1.5 : 1),
      per_measure_(counts_threes(counted.meter) ? counted.meter.numerator / 3 : counted.meter.numerator) {
  assert(beats_.size() > 1);
  for (const std::size_t downbeat : counted.downbeats) downbeats_.push_back(static_cast<int>(downbeat));
}

BeatPositions::Place BeatPositions::place_of(Seconds time) const {
  const auto after = std::upper_bound(beats_.begin(), beats_.end(), time);
  const int beat = std::clamp(static_cast<int>(after - beats_.begin()) - 1, 0, beats() - 1);
  const double past = (time - beats_[static_cast<std::size_t>(beat)]) / length_of(beat);
  const double whole = std::floor(past);
  return {beat + static_cast<int>(whole), past - whole};
}

Beats BeatPositions::position_of(Seconds time) const {
  const Place place = place_of(time);
  return position_of(place.beat, place.phase);
}

Seconds BeatPositions::length_of(int beat) const {
  const auto at = static_cast<std::size_t>(std::clamp(beat, 0, beats() - 2));
  return beats_[at + 1] - beats_[at];
}

std::vector<Meter> BeatPositions::meters() const {
  std::vector<Meter> meters;
  const auto add = [&](int beat, int count) {
    const int numerator = unit_ == 1 ? count : 3 * count;
    const int denominator = unit_ == 1 ? 4 : 8;
    if (meters.empty() || meters.back().numerator != numerator)
      meters.push_back({position_of(beat, 0), numerator, denominator});
  };
  int begin = 0;
  for (const int downbeat : downbeats_) {
    if (downbeat > begin) add(begin, downbeat - begin);
    begin = downbeat;
  }
  add(begin, per_measure_);
  return meters;
}

TempoMap BeatPositions::tempo() const {
  std::vector<double> lengths;
  for (int beat = 0; beat + 1 < beats(); ++beat) lengths.push_back(length_of(beat).value);
  std::nth_element(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2), lengths.end());
  const double median = lengths[lengths.size() / 2];
  const auto unsteady = std::count_if(lengths.begin(), lengths.end(),
                                      [&](double length) { return std::abs(length - median) > kSteady * median; });
  if (unsteady * 20 < static_cast<std::ptrdiff_t>(lengths.size()))
    return TempoMap({tempo_of(Beats{0}, std::round(60 * unit_ / median))});
  std::vector<Tempo> tempos;
  for (int beat = 0; beat + 1 < beats(); ++beat) {
    const Tempo tempo = tempo_lasting(position_of(beat, 0), length_of(beat), unit_);
    const double before = tempos.empty() ? 0 : tempos.back().microseconds_per_beat;
    if (std::abs(tempo.microseconds_per_beat - before) > kChanged * before) tempos.push_back(tempo);
  }
  tempos.front().onset = Beats{0};
  return TempoMap(std::move(tempos));
}

}  // namespace clavier
