#pragma once

#include <span>
#include <vector>

#include "music/score.h"

namespace clavier {

/// The feature vector of the Fréchet distance between sets of pieces of one length. Its kRollFeatures numbers, in
/// order:
/// - notes a second; mean number of sounding notes; share of silence;
/// - mean and deviation of the logarithms of durations; mean and deviation of pitches;
/// - mean and deviation of the logarithms of inter-onset intervals; notes in a chord;
/// - share of the notes on the most frequent pitch; share of clashes (a semitone from a sounding note);
/// - shares of the twelve pitch classes.
/// `length` is the length of the excerpt that the notes were cut from. A piece without notes has silence 1 and
/// otherwise zeros.
std::vector<float> roll_features(const Score& score, Seconds length);
inline constexpr std::size_t kRollFeatures = 24;

/// Mean and deviation of each feature, so that features of different units can be compared.
struct FeatureScale {
  std::vector<float> mean;
  std::vector<float> deviation;  ///< at least 0.001
};

/// From at least one sample.
FeatureScale fit_feature_scale(std::span<const std::vector<float>> samples);
/// (feature - mean) / deviation.
std::vector<float> standardise(std::span<const float> features, const FeatureScale& scale);

}  // namespace clavier
