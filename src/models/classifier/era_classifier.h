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

/// What a listener who has heard a corpus makes of a piece.
struct EraPrediction {
  EraProbabilities eras{};   ///< how likely the piece is of each era; they sum to 1
  StyleEmbedding embedding;  ///< the mean of its passages
  int passages = 0;
};

/// Tells the eras of pieces apart, and lays pieces out in a space in which two passages of one piece are near to each
/// other: its unit is how far passages of one piece lie apart. Both are linear in style_features (analysis/): of the
/// eras a multinomial logistic regression, averaged over passages; of the space Fisher's discriminants of the pieces
/// ("The use of multiple measurements in taxonomic problems", 1936). training/fitting/fit_era_classifier.h finds the
/// weights.
class EraClassifier {
 public:
  /// Of tensors mean, scale (kStyleFeatures), eras.weight (eras, features), eras.bias (eras) and embedding.weight
  /// (embedding, features). Throws Error naming the tensor when one is missing, too many, or of another shape.
  explicit EraClassifier(TensorMap tensors);

  /// Nothing when no passage has notes enough.
  std::optional<EraPrediction> operator()(const Score& score) const;
  /// The same of passages whose features are known, as style_features gives them; at least one.
  EraPrediction classify(std::span<const std::vector<float>> passages) const;

 private:
  TensorMap tensors_;
};

/// The most likely era.
Era most_probable_era(const EraProbabilities& probabilities);

/// The features of all passages of a piece.
std::vector<std::vector<float>> style_features_of_passages(const Score& score);

}  // namespace clavier
