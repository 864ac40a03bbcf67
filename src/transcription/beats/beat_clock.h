#pragma once

#include <cstddef>
#include <vector>

#include "music/score.h"

namespace clavier {

/// Converts between times of a performance and its beats.
class BeatClock {
 public:
  /// `beats` has at least two, in increasing order; beats are continued up to `last`.
  BeatClock(std::vector<Seconds> beats, Seconds last);

  /// The time in beats from the first; outside the beats it is extrapolated at the nearest tempo.
  double position_at(Seconds time) const;
  /// The index of the beat in which `time` lies; the first one when it is earlier.
  std::size_t beat_at(Seconds time) const;
  /// The length of a beat.
  Seconds length(std::size_t beat) const;
  const std::vector<Seconds>& beats() const { return beats_; }

 private:
  std::vector<Seconds> beats_;
};

}  // namespace clavier
