#pragma once

#include <array>
#include <cstddef>

namespace clavier {

/// The numbers of equal parts into which a beat may be divided.
inline constexpr std::array<int, 8> kDivisions = {1, 2, 3, 4, 6, 8, 12, 16};
inline constexpr std::size_t kDivisionCount = kDivisions.size();
inline constexpr int kMaxParts = 16;

/// Costs of rhythms: negative natural logarithms of probabilities. A division is given by its index in kDivisions.
struct RhythmCosts {
  /// The cost of a division after another one: [before][now].
  std::array<std::array<double, kDivisionCount>, kDivisionCount> change{};
  /// The cost of an onset on a part: [0] after a part without onset (or for the first part), [1] after one with an
  /// onset.
  struct Part {
    std::array<double, 2> onset{};
    std::array<double, 2> empty{};
  };
  std::array<std::array<Part, kMaxParts>, kDivisionCount> parts{};
};

/// Costs counted in the tuning half of the scores named in docs/decisions/0015. `compound` is for dotted beats.
const RhythmCosts& rhythm_costs(bool compound);

/// Parameters of the timing of performances.
struct TimingModel {
  double jitter = 0.025;           ///< standard deviation of an onset: in seconds, independent of the tempo, and
  double beat_jitter = 0.035;      ///< in beats
  double rolled_chord_gap = 0.07;  ///< seconds between two clusters that are as likely one chord as two
  double separate_cost = 14;       ///< the cost of notating distant clusters together
  double rhythm = 1;               ///< weight of the costs of rhythms
};

}  // namespace clavier
