#include "transcription/quantise.h"

#include <algorithm>
#include <cmath>

#include "analysis/hand_separation.h"
#include "analysis/key_segments.h"
#include "transcription/beat_division.h"
#include "transcription/beat_positions.h"
#include "transcription/written_lengths.h"

namespace clavier {
namespace {

constexpr int kResolution = 24;       // of a quarter note
constexpr double kNominalBeat = 0.5;  // seconds

Beats rounded(Beats time) { return {std::round(time.value * kResolution) / kResolution}; }

CountedBeats nominal_beats(const Score& performance) {
  const double end = duration_of(performance).value;
  CountedBeats counted{.beats = {}, .downbeats = {0}, .meter = {}};
  for (double time = 0; time <= end + 2 * kNominalBeat; time += kNominalBeat) counted.beats.push_back(Seconds{time});
  return counted;
}

CountedBeats counted_beats(const Score& performance) {
  CountedBeats counted = find_measures(performance);
  return counted.beats.size() < 2 ? nominal_beats(performance) : counted;
}

/// Places of groups on the grid of their beats, never falling.
std::vector<Beats> places_of(const std::vector<OnsetGroup>& groups, const BeatPositions& positions) {
  std::vector<BeatPositions::Place> places;
  int first = 0, last = positions.beats() - 1;
  for (const OnsetGroup& group : groups) {
    places.push_back(positions.place_of(group.onset));
    first = std::min(first, places.back().beat);
    last = std::max(last, places.back().beat);
  }
  const auto beats = static_cast<std::size_t>(last - first + 1);
  std::vector<std::vector<BeatOnset>> onsets(beats);
  std::vector<Seconds> lengths(beats);
  for (std::size_t beat = 0; beat < beats; ++beat) lengths[beat] = positions.length_of(first + static_cast<int>(beat));
  for (std::size_t group = 0; group < groups.size(); ++group)
    onsets[static_cast<std::size_t>(places[group].beat - first)].push_back(
        {places[group].phase, groups[group].onset.value});
  const std::vector<int> divisions = divide_beats(onsets, lengths, positions.unit() != 1);
  std::vector<Beats> rounded_places;
  for (const auto& [beat, phase] : places) {
    const int parts = divisions[static_cast<std::size_t>(beat - first)];
    const Beats place = rounded(positions.position_of(beat, std::round(phase * parts) / parts));
    rounded_places.push_back(rounded_places.empty() ? place : std::max(place, rounded_places.back()));
  }
  return rounded_places;
}

/// Of notes that share pitch and place the one that is held longest.
void strike_once(std::vector<QuantisedOnset>& onsets) {
  std::sort(onsets.begin(), onsets.end(), [](const QuantisedOnset& a, const QuantisedOnset& b) {
    if (a.note.onset != b.note.onset) return a.note.onset < b.note.onset;
    return a.note.pitch != b.note.pitch ? a.note.pitch < b.note.pitch : a.played_end > b.played_end;
  });
  const auto same = [](const QuantisedOnset& a, const QuantisedOnset& b) {
    return a.note.onset == b.note.onset && a.note.pitch == b.note.pitch;
  };
  onsets.erase(std::unique(onsets.begin(), onsets.end(), same), onsets.end());
}

std::vector<Beats> bars_of(const std::vector<Meter>& meters, Beats end) {
  std::vector<Beats> bars;
  for (std::size_t index = 0; index < meters.size(); ++index) {
    const Beats until = index + 1 < meters.size() ? meters[index + 1].onset : end + measure_length(meters[index]);
    for (Beats bar = meters[index].onset; bar < until; bar += measure_length(meters[index])) bars.push_back(bar);
  }
  return bars;
}

void move_pedal(const Score& performance, const BeatPositions& positions, Score& score) {
  for (PedalChange change : performance.pedal) {
    change.onset = std::max(Beats{0}, rounded(positions.position_of(performance.tempo.seconds_at(change.onset))));
    score.pedal.push_back(change);
  }
}

}  // namespace

Score quantised(const Score& performance) {
  Score score{.title = performance.title, .origin = performance.origin, .resolution = kResolution};
  if (performance.notes.empty()) return score;
  const BeatPositions positions(counted_beats(performance));
  const std::vector<OnsetGroup> groups = onset_groups(with_hands(performance));
  const std::vector<Beats> places = places_of(groups, positions);
  std::vector<QuantisedOnset> onsets;
  for (std::size_t group = 0; group < groups.size(); ++group)
    for (const TimedNote& note : groups[group].notes)
      onsets.push_back({.note = {.onset = std::max(Beats{0}, places[group]),
                                 .duration = Beats{0},
                                 .pitch = note.pitch,
                                 .velocity = note.velocity,
                                 .hand = note.hand},
                        .played_end = positions.position_of(note.end)});
  strike_once(onsets);
  score.meters = positions.meters();
  score.tempo = positions.tempo();
  score.notes = with_written_lengths(onsets, positions.unit(), bars_of(score.meters, onsets.back().note.onset));
  move_pedal(performance, positions, score);
  sort_events(score);
  score.keys = {find_key_signature(score)};
  return score;
}

}  // namespace clavier
