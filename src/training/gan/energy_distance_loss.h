#pragma once

#include <torch/torch.h>

#include <array>
#include <vector>

namespace clavier {

inline constexpr std::array<std::int64_t, 9> kOnsetLags = {1, 2, 3, 4, 6, 8, 12, 16, 24};  ///< frames

/// What images of strikes (batch, channels, frames, keys) sound like, in numbers: groups of figures, each (batch,
/// figures), through which gradients run. How dense they are; in which octaves; how far their pitch classes lie apart
/// in the whole window and in its parts; which keys are struck together; for several lags, which keys are struck so
/// many frames after a key, counted from it, and how often anything is struck then; how unevenly keys are used;
/// lengths, velocities and places.
std::vector<torch::Tensor> compute_onset_statistics(const torch::Tensor& images);

/// Remembers how real music sounds, era by era, and tells how far drawn music is from it: what a critic takes long to
/// find out. Two sets of windows have the energy distance 0 only if their figures are distributed alike, so that drawn
/// music is asked to differ within itself as real music does. Source: Szekely and Rizzo, "Energy statistics" (2013);
/// for generators Bellemare et al., "The Cramer distance" (2017).
class EnergyDistanceLoss {
 public:
  explicit EnergyDistanceLoss(int eras) : eras_(static_cast<std::size_t>(eras)) {}

  /// Adds real images of the eras (batch) to what is known; some of every era are needed, the more the better.
  void add_real_images(const torch::Tensor& images, const torch::Tensor& eras);
  /// Mean of the eras in the batch and of all groups, figures counted in deviations of real ones; up to the constant
  /// that real music has to itself. An era with less than two images does not count.
  torch::Tensor distance(const torch::Tensor& generated, const torch::Tensor& eras) const;

 private:
  /// Real music of one era.
  struct EraStatistics {
    torch::Tensor statistics;  // (images, figures)
    torch::Tensor scale;       // (1, figures): one deviation each
    torch::Tensor scaled;      // figures * scale
  };
  torch::Tensor distance_of_era(const torch::Tensor& generated, const EraStatistics& real) const;

  std::vector<EraStatistics> eras_;
  std::vector<std::int64_t> sizes_;  // of groups, in figures
};

}  // namespace clavier
