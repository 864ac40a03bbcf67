#pragma once

#include <cstdint>
#include <vector>

#include "transcription/beats/beat_clock.h"
#include "transcription/beats/meter_finding.h"

namespace clavier {

inline constexpr int kTicksPerQuarter = 96;  ///< so that sixteenths of the longest and halves of the shortest beat fit
inline constexpr int kTicksPerEighth = kTicksPerQuarter / 2;
using Tick = std::int64_t;

/// How the beats of a performance are written.
struct MeasureGrid {
  int ticks_per_beat = kTicksPerQuarter;
  bool compound = false;     ///< a beat is a dotted quarter
  Tick full = 0;             ///< the length of a whole measure
  std::vector<Tick> starts;  ///< of each measure, from the first beat, in order; the first may be a pickup
  Tick start_of_music = 0;   ///< where the score begins: all before is left out

  Tick start_of(Tick time) const;  ///< of the measure that `time` is in
  Tick end_of(Tick time) const;
};

/// Chooses what a beat is: a quarter (of compound meters a dotted one), an eighth when it is faster than 180 a minute,
/// a half when it is slower than 50 or slow and much divided. A measure longer than the meter that a shorter one makes
/// up for soon is put right; others remain. There are measures up to `end`, in beats.
MeasureGrid make_measure_grid(const MetricalStructure& structure, const BeatClock& clock, double onsets_per_beat);

/// Begins the score at the eighth before the first note, which makes a pickup of an incomplete measure; at its measure,
/// when that is missing less than its half.
void set_start_of_music(Tick first_note, MeasureGrid& measure_grid);

/// The meters of the measures from the start of music, which becomes zero.
std::vector<Meter> meters_of(const MeasureGrid& measure_grid);

}  // namespace clavier
