#include "transcription/meter/swing.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

#include "music/onset_groups.h"
#include "transcription/meter/told_place.h"

namespace clavier {
namespace {

/// The places that a pair may be swung to.
struct SwingPlaces {
  double least = 0, most = 0;
};
constexpr SwingPlaces kPlayedSwing = {0.575, 0.70};
constexpr SwingPlaces kExactSwing = {0.545, 0.735};
constexpr double kExactSpread = 0.005;  // median distance
constexpr double kTripletSwing = 2.0 / 3;
constexpr double kTripletTolerance = 0.03;
constexpr double kMinWidth = 0.05;  // of a place, in beats
constexpr double kMaxWidth = 0.14;
constexpr double kWidth = 3;            // standard deviations
constexpr double kSpreadWidth = 4;      // the same, in median distances
constexpr double kMaxSpread = 0.045;    // median distance; more is a mixture of other places
constexpr std::size_t kMinSwung = 4;    // onsets
constexpr double kMinSwungShare = 0.1;  // of all onsets
constexpr double kMinSwungSixteenths = 0.2;
constexpr double kMaxOthers = 0.2;    // other onsets inside beats, for each swung one
constexpr double kMaxThirds = 0.03;   // of them, onsets on the middle third
constexpr double kThirdWidth = 0.06;  // beats

/// The phases of onsets in their pairs, and the width of a place that jitter gives.
struct PairPhases {
  std::vector<double> phases;
  double width = kMinWidth;
  bool compound = false;
};

PairPhases phases_of(const Score& score, Seconds jitter, Beats pair) {
  PairPhases found;
  for (const OnsetGroup& group : onset_groups(score)) {
    const Beats onset = score.notes[group.notes.front().index].onset;
    const ToldPlace place = told_place(score.meters, onset);
    found.width = std::max(found.width, kWidth * jitter.value * score.tempo.bpm_at(onset) / 60 / pair.value);
    found.compound |= place.compound;
    found.phases.push_back(place.length < 1 ? 0 : std::fmod(place.phase / pair.value, 1.0));
  }
  found.width = std::min(found.width, kMaxWidth);
  return found;
}

std::vector<double> inner_phases(const PairPhases& found, double width) {
  std::vector<double> inner;
  std::copy_if(found.phases.begin(), found.phases.end(), std::back_inserter(inner),
               [&](double phase) { return phase > width && phase < 1 - width; });
  return inner;
}

/// Not of an empty vector.
double median_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// The median distance of phases from `swing`.
double spread_about(double swing, const std::vector<double>& inner) {
  std::vector<double> apart;
  for (const double phase : inner) apart.push_back(std::abs(phase - swing));
  return median_of(std::move(apart));
}

double count_near(const std::vector<double>& phases, double place, double width) {
  return static_cast<double>(
      std::count_if(phases.begin(), phases.end(), [&](double phase) { return std::abs(phase - place) <= width; }));
}

bool is_swing(double place, double spread) {
  const SwingPlaces& places = spread <= kExactSpread ? kExactSwing : kPlayedSwing;
  return place >= places.least && place <= places.most && spread <= kMaxSpread;
}

std::optional<Swing> find_swing_of(Beats pair, const Score& score, Seconds jitter) {
  const PairPhases found = phases_of(score, jitter, pair);
  std::vector<double> inner = inner_phases(found, found.width);
  if (found.compound || inner.size() < kMinSwung) return std::nullopt;
  const double middle = median_of(inner);
  const double place = std::abs(middle - kTripletSwing) < kTripletTolerance ? kTripletSwing : middle;
  if (!is_swing(place, spread_about(middle, inner))) return std::nullopt;
  const double width = std::clamp(kSpreadWidth * spread_about(place, inner), found.width, kMaxWidth);
  inner = inner_phases(found, width);
  const double swung = count_near(inner, place, width);
  const double least = pair < Beats{1} ? kMinSwungSixteenths : kMinSwungShare;
  const bool common = swung >= kMinSwung && swung >= least * static_cast<double>(found.phases.size());
  const bool alone = static_cast<double>(inner.size()) - swung <= kMaxOthers * swung;
  const bool triplets = count_near(inner, place / 2, kThirdWidth) > kMaxThirds * swung;
  return common && alone && !triplets ? std::optional(Swing{place, pair}) : std::nullopt;
}

}  // namespace

std::optional<Swing> find_swing(const Score& score, Seconds jitter) {
  const std::optional<Swing> eighths = find_swing_of(Beats{1}, score, jitter);
  return eighths ? eighths : find_swing_of(Beats{0.5}, score, jitter);
}

Score straighten(Score score, const Swing& swing) {
  const auto moved = [&](Beats time) {
    const ToldPlace place = told_place(score.meters, time);
    if (place.length < 1) return time;
    const double pair = std::floor(place.phase / swing.pair.value);
    const double phase = place.phase / swing.pair.value - pair;
    const double even =
        phase < swing.place ? phase * 0.5 / swing.place : 0.5 + (phase - swing.place) * 0.5 / (1 - swing.place);
    return place.beat + swing.pair * (pair + even);
  };
  for (Note& note : score.notes) {
    const Beats end = moved(end_of(note));
    note.onset = moved(note.onset);
    note.duration = end - note.onset;
  }
  sort_events(score);
  return score;
}

}  // namespace clavier
