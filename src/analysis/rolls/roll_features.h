#pragma once

#include <span>
#include <vector>

#include "music/score.h"

namespace clavier {

/// Figures that tell one kind of music from another, for the Fréchet distance between two sets of pieces of one length:
/// notes a second; keys down at a time; share of silence; mean and deviation of the logarithms of durations; mean and
/// deviation of pitches; mean and deviation of the logarithms of the times from one onset to the next; notes struck at
/// a time; the share of the notes on the commonest key, and of those a semitone from a key that is down; and the shares
/// of the twelve pitch classes. `length` is that of the stretch the notes were cut from, in which some may lie near the
/// end only. A piece without notes has silence 1 and otherwise zeros. (kRollFeatures)
std::vector<float> roll_features(const Score& score, Seconds length);
inline constexpr std::size_t kRollFeatures = 24;

/// Where figures lie and how far they spread, so that figures of different units can be compared.
struct FeatureScale {
  std::vector<float> mean;
  std::vector<float> deviation;  ///< at least a thousandth
};

/// Of at least one sample.
FeatureScale fit_feature_scale(std::span<const std::vector<float>> samples);
/// (feature - mean) / deviation.
std::vector<float> standardise(std::span<const float> features, const FeatureScale& scale);

}  // namespace clavier
