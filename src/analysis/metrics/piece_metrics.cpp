#include "analysis/metrics/piece_metrics.h"

#include "analysis/metrics/grid_metrics.h"
#include "analysis/metrics/pitch_metrics.h"
#include "analysis/metrics/polyphony.h"
#include "analysis/metrics/structureness.h"
#include "analysis/metrics/top_line.h"
#include "analysis/metrics/yang_lerch_features.h"

namespace clavier {
namespace {

void add_pitch_metrics(const Score& score, PieceMetrics& metrics) {
  metrics.pitch_class_entropy = pitch_class_entropy(score);
  metrics.pitch_entropy = pitch_entropy(score);
  metrics.scale_consistency = scale_consistency(score);
}

/// Returns whether the score is on a grid.
bool add_grid_metrics(const Score& score, PieceMetrics& metrics) {
  const std::optional<GridMetrics> grid = grid_metrics(score);
  if (!grid) return false;
  metrics.empty_beat_rate = grid->empty_beat_rate;
  metrics.empty_measure_rate = grid->empty_measure_rate;
  metrics.groove_consistency = grid->groove_consistency;
  return true;
}

void add_features(const YangLerchFeatures& features, PieceMetrics& metrics) {
  metrics.pitch_count = features.pitch_count;
  metrics.note_count = features.note_count;
  metrics.pitch_range = features.pitch_range;
  metrics.mean_pitch_interval = features.mean_pitch_interval;
  metrics.mean_inter_onset = features.mean_inter_onset;
}

void add_structure(const Structureness& structure, PieceMetrics& metrics) {
  metrics.structure_short = structure.short_term;
  metrics.structure_middle = structure.middle_term;
  metrics.structure_long = structure.long_term;
}

void add_top_line(const TopLine& line, PieceMetrics& metrics) {
  metrics.recurrence = line.recurrence;
  metrics.steps = line.steps;
  metrics.leaps = line.leaps;
  metrics.repeated_notes = line.repeated;
}

}  // namespace

PieceMetrics piece_metrics(const Score& score) {
  PieceMetrics metrics;
  add_pitch_metrics(score, metrics);
  const bool on_grid = add_grid_metrics(score, metrics);
  const Polyphony polyphony = polyphony_of(on_grid ? notes_in_beat_steps(score) : notes_in_second_steps(score));
  metrics.polyphony = polyphony.mean;
  metrics.polyphony_rate = polyphony.rate;
  add_features(yang_lerch_features_of(score, on_grid ? LengthUnit::beats : LengthUnit::seconds), metrics);
  add_structure(structureness_of(score), metrics);
  add_top_line(measure_top_line(score), metrics);
  return metrics;
}

}  // namespace clavier
