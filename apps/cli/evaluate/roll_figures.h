#pragma once

#include "evaluation/rolls/roll_measures.h"

namespace clavier {

/// A figure of a set of rolls under the name that reports give it.
struct RollFigure {
  const char* name;
  double (*value)(const RollSetFigures&);
};

template <double RollStatistics::*kFigure>
double statistic(const RollSetFigures& set) {
  return set.statistics.*kFigure;
}

template <double ExcerptMeans::*kMean>
double mean_of(const RollSetFigures& set) {
  return set.means.*kMean;
}

template <TouchSpread ExcerptMeans::*kSpread, double TouchSpread::*kLevel>
double spread_of(const RollSetFigures& set) {
  return set.means.*kSpread.*kLevel;
}

inline constexpr RollFigure kRollFigures[] = {
    {"notes_per_second", statistic<&RollStatistics::notes_per_second>},
    {"polyphony", statistic<&RollStatistics::polyphony>},
    {"note_seconds", statistic<&RollStatistics::note_seconds>},
    {"low_pitch", statistic<&RollStatistics::low_pitch>},
    {"mean_pitch", statistic<&RollStatistics::mean_pitch>},
    {"high_pitch", statistic<&RollStatistics::high_pitch>},
    {"silent_share", statistic<&RollStatistics::silent_share>},
    {"held_key_share", mean_of<&ExcerptMeans::held>},
    {"chord_notes", mean_of<&ExcerptMeans::chord>},
    {"stepwise_share", mean_of<&ExcerptMeans::stepwise>},
    {"clash_share", mean_of<&ExcerptMeans::clashes>},
    {"evenness", mean_of<&ExcerptMeans::evenness>},
    {"scatter_share", mean_of<&ExcerptMeans::scatter>},
    {"key_fit", mean_of<&ExcerptMeans::key>},
    {"triad_share", mean_of<&ExcerptMeans::triads>},
    {"legato_share", mean_of<&ExcerptMeans::legato>},
    {"wandering", mean_of<&ExcerptMeans::wandering>},
    {"length_passages", spread_of<&ExcerptMeans::lengths, &TouchSpread::passages>},
    {"length_chords", spread_of<&ExcerptMeans::lengths, &TouchSpread::chords>},
    {"length_notes", spread_of<&ExcerptMeans::lengths, &TouchSpread::notes>},
    {"loudness_passages", spread_of<&ExcerptMeans::loudness, &TouchSpread::passages>},
    {"loudness_chords", spread_of<&ExcerptMeans::loudness, &TouchSpread::chords>},
    {"loudness_notes", spread_of<&ExcerptMeans::loudness, &TouchSpread::notes>}};

}  // namespace clavier
