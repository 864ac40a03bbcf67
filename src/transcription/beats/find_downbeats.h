#pragma once

#include <cstddef>
#include <vector>

#include "transcription/beats/beat_contents.h"
#include "transcription/beats/meter_model.h"

namespace clavier {

/// How much each beat resembles a downbeat; 0 on average.
std::vector<double> downbeat_strengths(const std::vector<BeatContent>& contents, const MeterModel& model);

/// The mean similarity of beats to those `distance` beats later: 0..1 for harmony plus 0..1 for rhythm; 0 when there
/// are none.
double self_similarity(const std::vector<BeatContent>& contents, std::size_t distance);

/// The starts of measures.
struct DownbeatSequence {
  std::vector<std::size_t> downbeats;  ///< indices of beats, in order
  double salience = 0;  ///< how much the starts stand out, independent of the lengths of piece and measure
};

/// The best starts for measures of `beats` beats. A measure may be a beat longer or shorter at a cost. Dynamic
/// programming over the position in the measure.
DownbeatSequence find_downbeats(const std::vector<double>& strengths, std::size_t beats, const MeterModel& model);

}  // namespace clavier
