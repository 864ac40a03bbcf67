#pragma once

#include "evaluation/rolls/roll_measures.h"

namespace clavier {

/// A metric of a set of rolls under the name that reports give it.
struct RollMetric {
  const char* name;
  double (*value)(const RollSetMetrics&);
};

template <double RollStatistics::*kMetric>
double statistic(const RollSetMetrics& set) {
  return set.statistics.*kMetric;
}

template <double ExcerptStatistics::*kMean>
double mean_of(const RollSetMetrics& set) {
  return set.means.*kMean;
}

template <VarianceComponents ExcerptStatistics::*kComponents, double VarianceComponents::*kLevel>
double variance_component(const RollSetMetrics& set) {
  return set.means.*kComponents.*kLevel;
}

inline constexpr RollMetric kRollMetrics[] = {
    {"notes_per_second", statistic<&RollStatistics::notes_per_second>},
    {"polyphony", statistic<&RollStatistics::polyphony>},
    {"note_seconds", statistic<&RollStatistics::note_seconds>},
    {"low_pitch", statistic<&RollStatistics::low_pitch>},
    {"mean_pitch", statistic<&RollStatistics::mean_pitch>},
    {"high_pitch", statistic<&RollStatistics::high_pitch>},
    {"silent_share", statistic<&RollStatistics::silent_share>},
    {"held_pitch_share", mean_of<&ExcerptStatistics::longest_sustain>},
    {"chord_size", mean_of<&ExcerptStatistics::chord>},
    {"stepwise_share", mean_of<&ExcerptStatistics::stepwise>},
    {"clash_share", mean_of<&ExcerptStatistics::clashes>},
    {"isochrony", mean_of<&ExcerptStatistics::isochrony>},
    {"onset_asynchrony", mean_of<&ExcerptStatistics::onset_asynchrony>},
    {"key_fit", mean_of<&ExcerptStatistics::key>},
    {"triad_share", mean_of<&ExcerptStatistics::triads>},
    {"legato_share", mean_of<&ExcerptStatistics::legato>},
    {"within_piece_variance", mean_of<&ExcerptStatistics::within_piece_variance>},
    {"log_duration_variance_passages", variance_component<&ExcerptStatistics::lengths, &VarianceComponents::passages>},
    {"log_duration_variance_chords", variance_component<&ExcerptStatistics::lengths, &VarianceComponents::chords>},
    {"log_duration_variance_notes", variance_component<&ExcerptStatistics::lengths, &VarianceComponents::notes>},
    {"velocity_variance_passages", variance_component<&ExcerptStatistics::loudness, &VarianceComponents::passages>},
    {"velocity_variance_chords", variance_component<&ExcerptStatistics::loudness, &VarianceComponents::chords>},
    {"velocity_variance_notes", variance_component<&ExcerptStatistics::loudness, &VarianceComponents::notes>}};

}  // namespace clavier
