#include "cli/inspect/piece_report.h"

#include <algorithm>
#include <cmath>

#include "analysis/key/key.h"
#include "analysis/key/main_key.h"
#include "analysis/metrics/degeneracy.h"
#include "analysis/metrics/histogram.h"
#include "analysis/metrics/piece_statistics.h"
#include "analysis/score/plan_letters.h"
#include "encoding/score_steps/read_bars.h"
#include "music/grid.h"

namespace clavier {
namespace {

double rounded(double value, double parts = 1000) { return std::round(value * parts) / parts; }

Json key_json(const std::optional<KeyEstimate>& estimate) {
  if (!estimate) return nullptr;
  Json alternatives = Json::array();
  for (std::size_t i = 1; i < 4; ++i)
    alternatives.push_back({{"key", to_string(estimate->candidates[i].key)},
                            {"confidence", rounded(estimate->candidates[i].correlation)}});
  return {{"key", to_string(estimate->key)},
          {"confidence", rounded(estimate->confidence)},
          {"margin", rounded(estimate->margin)},
          {"alternatives", alternatives}};
}

Json meters_json(const Score& score) {
  Json meters = Json::array();
  for (const Meter& meter : score.meters)
    meters.push_back({{"beat", meter.onset.value},
                      {"meter", std::to_string(meter.numerator) + "/" + std::to_string(meter.denominator)}});
  return meters;
}

Json pitch_class_json(const Score& score) {
  const PitchClassHistogram histogram = shares(pitch_class_histogram(score));
  Json json = Json::object();
  for (int i = 0; i < kPitchClasses; ++i)
    json[std::string(pitch_class_name(i))] = rounded(histogram[static_cast<std::size_t>(i)], 10000);
  return json;
}

/// Nothing for performances.
Json plan_json(const Score& score) {
  if (!is_on_grid(score)) return nullptr;
  return plan_letters(read_bars(score).piece);
}

}  // namespace

Json eras_json(const EraProbabilities& eras) {
  Json json = Json::object();
  for (const Era era : kEras)
    json[std::string(to_string(era))] = rounded(eras.at(static_cast<std::size_t>(era)), 10000);
  return json;
}

TempoRange tempo_range(const Score& score) {
  const double first = score.tempo.bpm_at(Beats{0});
  TempoRange range{first, first, first};
  for (const Tempo& tempo : score.tempo.changes()) {
    range.slowest = std::min(range.slowest, beats_per_minute(tempo));
    range.fastest = std::max(range.fastest, beats_per_minute(tempo));
  }
  return range;
}

Json piece_report(const Score& score) {
  const PieceStatistics statistics = piece_statistics_of(score);
  const Degeneracy degeneracy = degeneracy_of(score);
  const TempoRange tempo = tempo_range(score);
  return {
      {"kind", "piece"},
      {"title", score.title},
      {"origin", score.origin},
      {"notes", statistics.notes},
      {"seconds", rounded(statistics.duration.value)},
      {"notes_per_second", rounded(statistics.notes_per_second)},
      {"key",
       {{"temperley", key_json(find_main_key(score))},
        {"krumhansl", key_json(find_key(score, KeyProfile::krumhansl))}}},
      {"meters", meters_json(score)},
      {"on_grid", is_on_grid(score)},
      {"plan", plan_json(score)},
      {"tempo",
       {{"first", rounded(tempo.first)}, {"slowest", rounded(tempo.slowest)}, {"fastest", rounded(tempo.fastest)}}},
      {"lowest_pitch", statistics.lowest_pitch},
      {"highest_pitch", statistics.highest_pitch},
      {"pitches_used", statistics.pitches_used},
      {"velocity",
       {{"softest", statistics.softest}, {"loudest", statistics.loudest}, {"mean", rounded(statistics.mean_velocity)}}},
      {"polyphony", {{"mean", rounded(statistics.mean_polyphony)}, {"highest", statistics.highest_polyphony}}},
      {"silences", statistics.silences},
      {"longest_silence", rounded(statistics.longest_silence.value)},
      {"longest_repetition", degeneracy.longest_repetition},
      {"overlapping_notes", degeneracy.overlapping_notes},
      {"hanging_notes", degeneracy.hanging_notes},
      {"pedal_changes", score.pedal.size()},
      {"pitch_classes", pitch_class_json(score)}};
}

}  // namespace clavier
