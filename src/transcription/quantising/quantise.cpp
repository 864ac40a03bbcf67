#include "transcription/quantising/quantise.h"

#include <algorithm>
#include <cmath>

#include "analysis/key/main_key.h"
#include "transcription/beats/long_silences.h"
#include "transcription/hands/hand_separation.h"
#include "transcription/quantising/fit_tempo_map.h"
#include "transcription/quantising/written_notes.h"

namespace clavier {
namespace {

Beats in_quarters(Tick time) { return Beats{static_cast<double>(time) / kTicksPerQuarter}; }

void add_notes(const Score& performance, const WrittenPerformance& written, QuantisedScore& result) {
  const WrittenNote* before = nullptr;
  for (const WrittenNote& note : written.notes) {
    if (before != nullptr && before->onset == note.onset && before->pitch == note.pitch) {
      Note& kept = result.score.notes.back();
      kept.duration = std::max(kept.duration, in_quarters(note.length));
      ++result.merged;
      if (!note.grace) result.grace.back() = false;
      continue;
    }
    Note kept = performance.notes[note.index];
    kept.onset = in_quarters(note.onset - written.measure_grid.start_of_music);
    kept.duration = in_quarters(note.length);
    result.score.notes.push_back(kept);
    result.grace.push_back(note.grace);
    before = &note;
  }
}

/// Adds pedal and key signatures at their notated times.
void add_events(const Score& performance, const WrittenPerformance& written, Score& score) {
  const auto place = [&](Beats beats, double step) {
    const double beat = written.clock.position_at(performance.tempo.seconds_at(beats));
    const auto tick =
        static_cast<Tick>(std::llround(beat * step) * (written.measure_grid.ticks_per_beat / std::llround(step)));
    return in_quarters(std::max<Tick>(0, tick - written.measure_grid.start_of_music));
  };
  for (PedalChange change : performance.pedal) {
    change.onset = place(change.onset, 12);
    score.pedal.push_back(change);
  }
  for (KeySignature key : performance.keys) {
    key.onset = score.keys.empty() ? Beats{0} : place(key.onset, 1);
    score.keys.push_back(key);
  }
}

}  // namespace

QuantisedScore quantise(const Score& performance, const MetricalStructure& structure) {
  QuantisedScore result{
      .score = {.title = performance.title, .origin = performance.origin, .resolution = kTicksPerQuarter}};
  result.score.keys = performance.keys;
  if (performance.notes.empty()) return result;
  const Score with_known_hands = fill_unknown_hands(performance);
  const WrittenPerformance written = quantise_notes(with_known_hands, structure);
  add_notes(with_known_hands, written, result);
  result.score.keys.clear();
  add_events(with_known_hands, written, result.score);
  result.score.meters = meters_of(written.measure_grid);
  result.score.tempo =
      fit_tempo_map(written.clock, written.measure_grid, written.measure_grid.end_of(written.notes.back().onset));
  if (result.score.keys.empty()) result.score.keys = {find_key_signature(performance)};
  return result;
}

QuantisedScore quantise(const Score& performance) {
  return quantise(performance, find_measures_across_silences(performance));
}

}  // namespace clavier
