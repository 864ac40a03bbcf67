#pragma once

#include <cstdint>
#include <vector>

#include "transcription/beats/beat_clock.h"
#include "transcription/beats/meter_finding.h"

namespace clavier {

inline constexpr int kTicksPerQuarter = 96;  ///< divides into sixteenths of the longest and halves of the shortest beat
inline constexpr int kTicksPerEighth = kTicksPerQuarter / 2;
using Tick = std::int64_t;

/// The notated lengths of beats and measures.
struct MeasureGrid {
  int ticks_per_beat = kTicksPerQuarter;
  bool compound = false;     ///< a beat is a dotted quarter
  Tick full = 0;             ///< the length of a whole measure
  std::vector<Tick> starts;  ///< of each measure, from the first beat, in order; the first may be a pickup
  Tick start_of_music = 0;   ///< where the score begins; earlier times are dropped

  Tick start_of(Tick time) const;  ///< the start of the measure in which `time` lies
  Tick end_of(Tick time) const;
};

/// Chooses the notated beat: a quarter (a dotted one in compound meters), an eighth when beats are faster than 180 per
/// minute, a half when they are slower than 50, or slow and dense. A measure with extra beats that a shorter one soon
/// makes up for is corrected; others remain. The measures cover the beats of `clock`.
MeasureGrid make_measure_grid(const MetricalStructure& structure, const BeatClock& clock, double onsets_per_beat);

/// Sets the start of the score to the eighth before the first note, which makes an incomplete first measure a pickup.
/// When less than half of that measure is missing, the score starts with the measure.
void set_start_of_music(Tick first_note, MeasureGrid& measure_grid);

/// The meters of the measures from the start of music, which becomes time zero.
std::vector<Meter> meters_of(const MeasureGrid& measure_grid);

}  // namespace clavier
