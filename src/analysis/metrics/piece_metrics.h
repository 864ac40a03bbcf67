#pragma once

#include <optional>
#include <string_view>

#include "music/score.h"

namespace clavier {

/// The name and description of a metric, as reports show them.
struct Metric {
  std::string_view name;
  std::string_view doc;  ///< what it counts, its unit and its bounds
};

/// All metrics of a piece that are a single number. Metrics of the grid are nothing for performances; the others are
/// never NaN, and 0 without notes.
struct PieceMetrics {
  double pitch_class_entropy = 0;  ///< this and the next two: pitch_metrics.h
  double pitch_entropy = 0;
  double scale_consistency = 0;
  double polyphony = 0;  ///< this and the next: polyphony.h, in 1/24 beat for scores on a grid, in 1/48 s for others
  double polyphony_rate = 0;
  std::optional<double> empty_beat_rate;  ///< this and the next two: grid_metrics.h
  std::optional<double> empty_measure_rate;
  std::optional<double> groove_consistency;
  double pitch_count = 0;  ///< this and the next four: yang_lerch_features.h
  double note_count = 0;
  double pitch_range = 0;
  double mean_pitch_interval = 0;
  double mean_inter_onset = 0;
  double structure_short = 0;  ///< this and the next two: structureness.h
  double structure_middle = 0;
  double structure_long = 0;
  double recurrence = 0;  ///< this and the next three: top_line.h
  double steps = 0;
  double leaps = 0;
  double repeated_notes = 0;

  /// Calls visitor(Metric, std::optional<double>) for each metric in order.
  template <class Visitor>
  void visit(Visitor&& visitor) const {
    using Value = std::optional<double>;
    visitor(Metric{"pitch class entropy", "of the notes, in bits, 0 to 3.585"}, Value(pitch_class_entropy));
    visitor(Metric{"pitch entropy", "of the notes, in bits, 0 to 7"}, Value(pitch_entropy));
    visitor(Metric{"scale consistency", "share of the notes in the best scale"}, Value(scale_consistency));
    visitor(Metric{"polyphony", "keys down while any is"}, Value(polyphony));
    visitor(Metric{"polyphony rate", "share of the time with three keys down or more"}, Value(polyphony_rate));
    visitor(Metric{"empty beat rate", "share of the beats without a key down"}, empty_beat_rate);
    visitor(Metric{"empty measure rate", "share of the measures without a key down"}, empty_measure_rate);
    visitor(Metric{"groove consistency", "likeness of neighbouring measures' onsets, to 1"}, groove_consistency);
    visitor(Metric{"pitch count", "different keys"}, Value(pitch_count));
    visitor(Metric{"note count", "notes"}, Value(note_count));
    visitor(Metric{"pitch range", "semitones from the lowest to the highest key"}, Value(pitch_range));
    visitor(Metric{"mean pitch interval", "semitones from note to note"}, Value(mean_pitch_interval));
    visitor(Metric{"mean inter-onset interval", "seconds from note to note"}, Value(mean_inter_onset));
    visitor(Metric{"structure, short", "likeness to itself 3 to 8 s later, to 1"}, Value(structure_short));
    visitor(Metric{"structure, middle", "likeness to itself 8 to 15 s later, to 1"}, Value(structure_middle));
    visitor(Metric{"structure, long", "likeness to itself 15 to 128 s later, to 1"}, Value(structure_long));
    visitor(Metric{"pattern recurrence", "share of the top line's eight-note patterns that were heard before"},
            Value(recurrence));
    visitor(Metric{"steps", "share of the top line's intervals of one or two semitones"}, Value(steps));
    visitor(Metric{"leaps", "share of the top line's intervals over a fifth"}, Value(leaps));
    visitor(Metric{"repeated notes", "share of the top line's intervals of no semitone"}, Value(repeated_notes));
  }

  bool operator==(const PieceMetrics&) const = default;
};

PieceMetrics piece_metrics(const Score& score);

}  // namespace clavier
