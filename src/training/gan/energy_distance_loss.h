#pragma once

#include <torch/torch.h>

#include <array>
#include <vector>

namespace clavier {

inline constexpr std::array<std::int64_t, 9> kOnsetLags = {1, 2, 3, 4, 6, 8, 12, 16, 24};  ///< frames

/// Statistics of onset images (batch, channels, frames, pitches), differentiable, in groups of (batch, statistics):
/// note density; autocorrelation of pitch classes in the window and in its parts; rhythm; lengths, velocities and
/// microtiming; how unevenly pitches are used; octaves; intervals in chords; and for each of kOnsetLags the intervals
/// to the onsets that follow after it.
std::vector<torch::Tensor> compute_onset_statistics(const torch::Tensor& images);

/// A loss for generators: the energy distance of the statistics of generated images from those of real ones, era by
/// era. It is 0 only if both are distributed alike, so that generated windows have to differ from each other as real
/// ones do. Source: Szekely and Rizzo, "Energy statistics" (2013); for generators Bellemare et al., "The Cramer
/// distance as a solution to biased Wasserstein gradients" (2017).
class EnergyDistanceLoss {
 public:
  explicit EnergyDistanceLoss(int eras) : eras_(static_cast<std::size_t>(eras)) {}

  /// Adds real images of the eras (batch) to the reference. Every era needs some; more give a better estimate.
  void add_real_images(const torch::Tensor& images, const torch::Tensor& eras);
  /// Mean over the eras of the batch and over all groups; statistics are in standard deviations of real ones. It lacks
  /// the constant term of the distance within real music. An era with less than two images does not count.
  torch::Tensor distance(const torch::Tensor& generated, const torch::Tensor& eras) const;

 private:
  /// Of the real images of one era.
  struct EraStatistics {
    torch::Tensor statistics;  // (images, statistics)
    torch::Tensor scale;       // (1, statistics): 1 / standard deviation
    torch::Tensor scaled;      // statistics * scale
  };
  torch::Tensor distance_of_era(const torch::Tensor& generated, const EraStatistics& real) const;

  std::vector<EraStatistics> eras_;
  std::vector<std::int64_t> sizes_;  // of groups, in statistics
};

}  // namespace clavier
