#pragma once

#include <array>
#include <cstddef>

namespace clavier {

/// Into how many equal parts a beat may be divided.
inline constexpr std::array<int, 8> kDivisions = {1, 2, 3, 4, 6, 8, 12, 16};
inline constexpr std::size_t kDivisionCount = kDivisions.size();
inline constexpr int kMaxParts = 16;

/// How surprising rhythms are, in natural logarithms of odds. Index of a division: its place in kDivisions.
struct RhythmCosts {
  /// Of dividing a beat one way after a beat divided another way: [before][now].
  std::array<std::array<double, kDivisionCount>, kDivisionCount> change{};
  /// That something is struck on a part, [0] when nothing is on the part before (or it is the first), [1] when
  /// something is.
  struct Part {
    std::array<double, 2> onset{};
    std::array<double, 2> empty{};
  };
  std::array<std::array<Part, kMaxParts>, kDivisionCount> parts{};
};

/// Counted in the tuning half of the scores that docs/decisions/0015 names, of beats that are quarters or of dotted
/// beats.
const RhythmCosts& rhythm_costs(bool compound);

/// What is believed of the timing of performances.
struct TimingModel {
  double jitter = 0.025;           ///< seconds: standard deviation of an onset that does not depend on the tempo, and
  double beat_jitter = 0.035;      ///< in beats
  double rolled_chord_gap = 0.07;  ///< seconds between two strokes that are as likely one chord as two
  double separate_cost = 14;       ///< what it costs to write strokes together that are not close
  double rhythm = 1;               ///< weight of the costs of rhythms
};

}  // namespace clavier
