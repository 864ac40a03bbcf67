#pragma once

#include <span>
#include <vector>

namespace clavier {

/// A tatum, the smallest metrical unit: a time at which notes may begin, and the frames whose onsets it takes.
struct Tatum {
  int first, end;  ///< frames first .. end - 1, at least one
  double time;     ///< in frames; first <= time < end
  bool operator==(const Tatum&) const = default;
};

/// The tatums of a piece whose frames begin at `beats` (in beats, ascending) and have `onset_counts` onsets.
/// The piece has 2, 3, 4, 6 or 8 tatums to a beat, among those 100 to 200 ms apart. It has the division and offset
/// around which onsets concentrate most: the longest mean resultant of their positions (Mardia and Jupp, "Directional
/// Statistics", 2000, ch. 2).
/// A beat has as many, or twice, half or a quarter as many, 80 to 400 ms apart. It has the most of which an expected
/// share of `tatum_density` (0 .. 1) has an onset, by the five beats around it. Every frame belongs to one tatum.
std::vector<Tatum> find_tatums(std::span<const double> beats, std::span<const double> onset_counts,
                               double tatum_density);

}  // namespace clavier
