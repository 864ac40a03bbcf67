#pragma once

#include <vector>

namespace clavier {

/// The grid on which performances are encoded: GiantMIDI-Piano's own, 1/48 s.
inline constexpr int kStepsPerSecond = 48;

/// A short alphabet for a range of whole numbers: small values exactly, larger ones on a geometric ladder, so that the
/// error is bounded in proportion. Encoding takes the nearest rung by ratio; value(nearest(v)) == v for every rung v.
class Bins {
 public:
  /// Rungs first, first+1 ... exact_until, then steps of `ratio` up to `last`. Needs 0 < first <= exact_until <= last,
  /// ratio > 1.
  Bins(int first, int exact_until, double ratio, int last);

  int size() const { return static_cast<int>(values_.size()); }
  /// The rung of a symbol in 0 .. size()-1.
  int value(int symbol) const { return values_[static_cast<std::size_t>(symbol)]; }
  /// The symbol of the nearest rung; values beyond the ends get the end rungs.
  int nearest(int value) const;

 private:
  std::vector<int> values_;
  std::vector<int> table_;  // symbol of every value up to the last
};

/// Steps between the onsets of neighbouring chords: 1 .. 16 exactly, then within 4 % up to 4.5 s.
const Bins& shift_bins();
/// Steps a key is held: 1 .. 12 exactly, then within 6 % up to 8 s.
const Bins& duration_bins();

/// Key velocities 1..127 in 16 even classes; value gives the middle of the class.
inline constexpr int kVelocityClasses = 16;
constexpr int velocity_class(int velocity) { return velocity / 8; }
constexpr int velocity_value(int symbol) { return symbol * 8 + 4; }

}  // namespace clavier
