#pragma once

#include <cstddef>
#include <vector>

#include "analysis/meter_finding.h"
#include "music/score.h"

namespace clavier {

/// Where a performance is in its score: counted beats at whole multiples of a quarter or dotted quarter note, time
/// between them in proportion, beyond them at the pace of the nearest beat.
class BeatPositions {
 public:
  /// At least two beats.
  explicit BeatPositions(const CountedBeats& counted);

  /// The last beat at or before a time, -1 before the first, and how far on the next one it is, from 0 to below 1.
  struct Place {
    int beat = 0;
    double phase = 0;
  };
  Place place_of(Seconds time) const;
  /// Quarter notes from the first beat on; below zero before it.
  Beats position_of(Seconds time) const;
  Beats position_of(int beat, double phase) const { return {(beat + phase) * unit_}; }

  Seconds length_of(int beat) const;  ///< until the next one; of the nearest one beyond the ends
  double unit() const { return unit_; }
  int beats() const { return static_cast<int>(beats_.size()); }

  /// Measures that begin on downbeats: a short first one for an upbeat, and where a measure is longer or shorter than
  /// the meter, one of its own.
  std::vector<Meter> meters() const;
  /// One tempo, a whole number, for a steady performance; else one for each beat that differs by more than 3 % from
  /// the one before.
  TempoMap tempo() const;

 private:
  std::vector<Seconds> beats_;
  std::vector<int> downbeats_;
  Meter meter_;
  double unit_;      // quarter notes
  int per_measure_;  // beats
};

}  // namespace clavier
