#pragma once

#include <vector>

namespace clavier {

/// The time grid of encoded performances: 1/48 s, that of GiantMIDI-Piano.
inline constexpr int kStepsPerSecond = 48;

/// A short alphabet for a range of whole numbers: small values exactly, larger ones on a geometric scale, so that the
/// relative error is bounded. Encoding takes the bin value nearest by ratio; nearest(value(symbol)) == symbol.
class Bins {
 public:
  /// Bin values are first, first+1 ... exact_until, then grow by `ratio` up to `last`. Needs 0 < first <= exact_until
  /// <= last and ratio > 1.
  Bins(int first, int exact_until, double ratio, int last);

  int size() const { return static_cast<int>(values_.size()); }
  /// The bin value of a symbol in 0 .. size()-1.
  int value(int symbol) const { return values_[static_cast<std::size_t>(symbol)]; }
  /// The symbol of the nearest bin; values beyond the ends get the end bins.
  int nearest(int value) const;

 private:
  std::vector<int> values_;
  std::vector<int> table_;  // symbol of every value up to the last
};

/// Steps between the onsets of neighbouring chords: 1 .. 16 exactly, then within 4 % up to 4.5 s.
const Bins& shift_bins();
/// Steps of a note's duration: 1 .. 12 exactly, then within 6 % up to 8 s.
const Bins& duration_bins();

/// Equal classes of MIDI velocities, of vocabularies of style notes and of style performance.
inline constexpr int kVelocityClasses = 16;
inline constexpr int kFineVelocityClasses = 32;

/// Onsets of the notes of a chord, in steps after that of its lowest note: -kMaxSpread .. kMaxSpread.
inline constexpr int kMaxSpread = 2;
inline constexpr int kSpreads = 2 * kMaxSpread + 1;
constexpr int spread_symbol(int steps) { return steps + kMaxSpread; }
constexpr int spread_value(int symbol) { return symbol - kMaxSpread; }

}  // namespace clavier
