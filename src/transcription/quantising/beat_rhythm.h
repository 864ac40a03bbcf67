#pragma once

#include <span>
#include <vector>

#include "transcription/quantising/place_onsets.h"

namespace clavier {

/// The moments that are written within one beat.
struct BeatOnsets {
  std::span<const OnsetPosition> onsets;
  std::size_t carried = 0;  ///< how many of the first must be on the beat: they were struck before it
  std::size_t beat = 0;
  Seconds length;
};

/// The best way to write one beat in a given division.
struct BeatRhythm {
  double cost = 0;
  std::vector<int> parts;  ///< one for each moment
};

/// What all parts of a division cost from one struck part to the next, empty ones included.
class PartCosts {
 public:
  PartCosts(const RhythmCosts& costs, std::size_t division);

  int parts() const { return parts_; }
  /// That of the parts after `from` (-1: of all) only `to` is struck, up to it; or none, when `to` is parts().
  double between(int from, int to) const { return costs_.at(row(from)).at(static_cast<std::size_t>(to)); }

 private:
  static std::size_t row(int from) { return from < 0 ? 0 : static_cast<std::size_t>(from) + 1; }

  int parts_;
  std::array<std::array<double, kMaxParts + 1>, kMaxParts + 1> costs_{};
};

/// By dynamic programming over moments and parts.
BeatRhythm best_rhythm(const BeatOnsets& beat, const PartCosts& costs, const TimingModel& model);

}  // namespace clavier
