#pragma once

#include <span>
#include <vector>

namespace clavier {

/// A moment at which keys may be struck, and the frames whose strikes it gathers.
struct Tatum {
  int first, end;  ///< frames first .. end - 1, at least one
  double time;     ///< in frames, from `first` on and before `end`
  bool operator==(const Tatum&) const = default;
};

/// The pulses of music whose frames begin at the places `beats` (in beats, rising) and hold so many strikes (`mass`, as
/// many). A piece has 2, 3, 4, 6 or 8 to a beat, of those that are some 100 to 200 ms apart the ones about which
/// strikes gather most (the longest resultant of their places; Mardia and Jupp, "Directional Statistics", 2000, ch. 2),
/// and where they do. Each beat has them, or twice, half or a quarter as many: the most, 80 to 400 ms apart, of which
/// in the five beats around it a share `fill` (0 .. 1) may be expected to be struck. Every frame belongs to one pulse.
std::vector<Tatum> find_tatums(std::span<const double> beats, std::span<const double> onset_counts,
                               double tatum_density);

}  // namespace clavier
