#include "transcription/meter/told_offsets.h"

#include <algorithm>
#include <cmath>
#include <complex>

namespace clavier {
namespace {

constexpr double kMinDirection = 3.5;  // times that of random onsets
constexpr double kNoOffset = 0.012;    // quarter notes
constexpr double kJitterRoom = 0.04;   // the same; notes this early are on the beat
constexpr Meter kPickup = {.onset = Beats{0}, .numerator = 1, .denominator = 4};

bool is_whole(Beats time) { return std::abs(time.value - std::round(time.value)) < kNoOffset; }

/// The mean direction of onsets on a circle that is one part of a beat long. Its length is 1 where all are equal.
std::complex<double> direction_of(const std::vector<OnsetGroup>& groups, const Score& score, int parts) {
  std::complex<double> sum;
  for (const OnsetGroup& group : groups)
    sum += std::polar(1.0, 2 * M_PI * parts * score.notes[group.notes.front().index].onset.value);
  return sum / static_cast<double>(groups.size());
}

}  // namespace

std::vector<Beats> likely_offsets(const std::vector<OnsetGroup>& groups, const Score& score) {
  std::vector<Beats> offsets;
  for (const int parts : {3, 4}) {
    const std::complex<double> direction = direction_of(groups, score, parts);
    if (std::abs(direction) * std::sqrt(static_cast<double>(groups.size())) < kMinDirection) continue;
    for (int part = 0; part < parts; ++part) {
      const double offset = (std::arg(direction) / (2 * M_PI) + part) / parts;
      const double ticks = std::round((offset - std::round(offset)) * score.resolution);
      offsets.push_back(Beats{ticks / score.resolution});
    }
  }
  std::erase_if(offsets, [](Beats offset) { return std::abs(offset.value) < kNoOffset; });
  std::sort(offsets.begin(), offsets.end(), [](Beats a, Beats b) { return std::abs(a.value) < std::abs(b.value); });
  return offsets;
}

MovedScore put_on_beats(Score score, Beats offset) {
  if (offset == Beats{0}) return {std::move(score)};
  const Beats first{offset.value - std::floor(offset.value)};
  const bool pickup = std::any_of(score.notes.begin(), score.notes.end(),
                                  [&](const Note& note) { return note.onset.value < first.value - kJitterRoom; });
  const Beats by = pickup ? Beats{1} - first : Beats{-offset.value};
  for (Note& note : score.notes) note.onset = std::max(Beats{0}, note.onset + by);
  for (PedalChange& change : score.pedal) change.onset = std::max(Beats{0}, change.onset + by);
  const auto moved = [&](Beats time) {
    if (time <= first + Beats{kNoOffset}) return Beats{0};
    return is_whole(time + by) && !is_whole(time) ? time + by : time;
  };
  for (KeySignature& key : score.keys) key.onset = moved(key.onset);
  for (Meter& meter : score.meters) meter.onset = moved(meter.onset);
  std::vector<Tempo> tempos = score.tempo.changes();
  for (Tempo& change : tempos) change.onset = moved(change.onset);
  score.tempo = TempoMap(std::move(tempos));
  if (pickup) {
    if (score.meters.empty()) score.meters = {Meter{}};
    for (Meter& meter : score.meters)
      if (meter.onset == Beats{0}) meter.onset = Beats{1};
    score.meters.insert(score.meters.begin(), kPickup);
  }
  return {std::move(score), by, pickup};
}

Score drop_pickup(Score score) {
  const auto move_back = [](auto& events) {
    for (auto& event : events) event.onset = std::max(Beats{0}, event.onset - Beats{1});
  };
  score.meters.erase(score.meters.begin());
  std::vector<Tempo> tempos = score.tempo.changes();
  move_back(score.meters);
  move_back(score.notes);
  move_back(score.pedal);
  move_back(score.keys);
  move_back(tempos);
  score.tempo = TempoMap(std::move(tempos));
  return score;
}

}  // namespace clavier
