#pragma once

#include <array>
#include <vector>

namespace clavier {

/// How long the notes of a hand are held, as a share of their written lengths: a probability density over the natural
/// logarithm of that share. Sequencers hold all notes for nearly the same share; players vary it.
class ArticulationDensity {
 public:
  /// `shares`: for notes that are likely held for their whole value, the played length as a share of it.
  explicit ArticulationDensity(const std::vector<double>& shares);

  /// The cost of a note that is held for `share` of its value: the negative natural logarithm of the density.
  double cost(double share) const;
  /// The likeliest share.
  double mode() const;

 private:
  static constexpr std::size_t kBins = 92;  // of 0.01 from kLowest on
  std::array<double, kBins> density_{};
};

/// Whether a share is one of notes that are held for their value: not staccato, not held into the next note.
bool is_full_share(double share);

}  // namespace clavier
