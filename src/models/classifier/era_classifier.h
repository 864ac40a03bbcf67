#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "analysis/style/style_features.h"
#include "models/checkpoint/safetensors.h"
#include "music/era.h"
#include "music/score.h"

namespace clavier {

inline constexpr int kStyleEmbedding = 32;
using StyleEmbedding = std::vector<float>;  ///< (kStyleEmbedding)
using EraProbabilities = std::array<double, kEras.size()>;

/// The result of the era classifier for a piece.
struct EraPrediction {
  EraProbabilities eras{};   ///< of the piece; they sum to 1
  StyleEmbedding embedding;  ///< of the mean features of its passages
  int passages = 0;
};

/// Predicts the era of a piece, and embeds it in a space where passages of one piece lie close together. The unit of
/// that space is the deviation between passages of one piece.
/// Both are linear in the mean style_features (analysis/style) of its passages. The eras are a multinomial logistic
/// regression. The embedding consists of Fisher's discriminants between pieces ("The use of multiple measurements in
/// taxonomic problems", 1936). training/fitting/fit_era_classifier.h fits the weights.
class EraClassifier {
 public:
  /// Takes the tensors mean and scale (kStyleFeatures), eras.weight (eras, features), eras.bias (eras), and
  /// embedding.weight (embedding, features). Throws Error naming the tensor when one is missing, surplus, or of another
  /// shape.
  explicit EraClassifier(TensorMap tensors);

  /// Nothing when no passage has enough notes.
  std::optional<EraPrediction> operator()(const Score& score) const;
  /// Classifies a piece by the style_features of its passages; at least one.
  EraPrediction classify(std::span<const std::vector<float>> passages) const;

 private:
  TensorMap tensors_;
};

Era most_probable_era(const EraProbabilities& probabilities);

/// The style features of each passage of a piece.
std::vector<std::vector<float>> style_features_of_passages(const Score& score);

}  // namespace clavier
