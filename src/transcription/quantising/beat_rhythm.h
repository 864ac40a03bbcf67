#pragma once

#include <span>
#include <vector>

#include "transcription/quantising/place_onsets.h"

namespace clavier {

/// The onsets that are notated within one beat.
struct BeatOnsets {
  std::span<const OnsetPosition> onsets;
  std::size_t carried = 0;  ///< how many of the first belong on the beat: they were played before it
  std::size_t beat = 0;
  Seconds length;
};

/// The best rhythm of one beat in a given division.
struct BeatRhythm {
  double cost = 0;
  std::vector<int> parts;  ///< for each onset
};

/// The costs of a division from one part with an onset to the next, empty parts included.
class PartCosts {
 public:
  PartCosts(const RhythmCosts& costs, std::size_t division);

  int parts() const { return parts_; }
  /// The cost of the parts after `from` up to `to` when only `to` has an onset. `from` is -1 for the start of the beat;
  /// `to` is parts() for no further onset.
  double between(int from, int to) const { return costs_.at(row(from)).at(static_cast<std::size_t>(to)); }

 private:
  static std::size_t row(int from) { return from < 0 ? 0 : static_cast<std::size_t>(from) + 1; }

  int parts_;
  std::array<std::array<double, kMaxParts + 1>, kMaxParts + 1> costs_{};
};

/// The best rhythm, by dynamic programming over onsets and parts.
BeatRhythm best_rhythm(const BeatOnsets& beat, const PartCosts& costs, const TimingModel& model);

}  // namespace clavier
