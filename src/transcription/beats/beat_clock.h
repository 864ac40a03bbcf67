#pragma once

#include <cstddef>
#include <vector>

#include "music/score.h"

namespace clavier {

/// Tells at which beat a moment of a performance is.
class BeatClock {
 public:
  /// At least two beats, each later than the one before; `last` is a moment up to which there shall be beats.
  BeatClock(std::vector<Seconds> beats, Seconds last);

  /// In beats from the first; before it and after the last one at the pace that holds there.
  double position_at(Seconds time) const;
  /// Within which beat `time` is; the first one when it is earlier.
  std::size_t beat_at(Seconds time) const;
  /// How long a beat lasts.
  Seconds length(std::size_t beat) const;
  const std::vector<Seconds>& beats() const { return beats_; }

 private:
  std::vector<Seconds> beats_;
};

}  // namespace clavier
