#pragma once

#include <cstddef>
#include <vector>

#include "transcription/beats/beat_contents.h"
#include "transcription/beats/meter_model.h"

namespace clavier {

/// How much each beat sounds like a downbeat; 0 on average.
std::vector<double> downbeat_strengths(const std::vector<BeatContent>& contents, const MeterModel& model);

/// How much beats resemble those `distance` later, on average: 0..1 for harmony, plus 0..1 for rhythm; 0 when there are
/// none.
double self_similarity(const std::vector<BeatContent>& contents, std::size_t distance);

/// Where measures begin.
struct DownbeatSequence {
  std::vector<std::size_t> downbeats;  ///< places of beats, in order
  double salience = 0;  ///< how much their beginnings stand out, whatever the length of piece and measure
};

/// The best places for measures of `beats`, which may slip: dynamic programming over the position in the measure.
DownbeatSequence find_downbeats(const std::vector<double>& strengths, std::size_t beats, const MeterModel& model);

}  // namespace clavier
