#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <vector>

#include "analysis/style_features.h"
#include "base/options.h"
#include "engine/matrix.h"
#include "music/era.h"

namespace clavier {

inline constexpr int kStyleEmbedding = 32;
using StyleEmbedding = std::vector<float>;  ///< (kStyleEmbedding)
using EraOdds = std::array<double, kEras.size()>;

/// What a listener who has heard a corpus makes of a piece.
struct PieceStyle {
  EraOdds eras{};            ///< how likely the piece is of each era; they sum to 1
  StyleEmbedding embedding;  ///< the mean of its passages
  int passages = 0;
};

/// Tells the eras of pieces apart, and lays pieces out in a space in which two passages of one piece are near to each
/// other: its unit is how far passages of one piece lie apart. Both are linear in style_features (analysis/): of the
/// eras a multinomial logistic regression, averaged over passages; of the space Fisher's discriminants of the pieces
/// ("The use of multiple measurements in taxonomic problems", 1936). fit_style_model.h finds the weights.
class StyleModel {
 public:
  /// Of tensors mean, scale (kStyleFeatures), eras.weight (eras, features), eras.bias (eras) and embedding.weight
  /// (embedding, features). Throws Error naming the tensor when one is missing, too many, or of another shape.
  explicit StyleModel(const TensorMap& tensors);

  /// Nothing when no passage has notes enough.
  std::optional<PieceStyle> operator()(const Score& score) const;
  /// The same of passages whose features are known, as style_features gives them; at least one.
  PieceStyle style_of(std::span<const std::vector<float>> passages) const;

 private:
  Vector mean_;
  Vector scale_;
  RowMatrix era_weight_;
  Vector era_bias_;
  RowMatrix embedding_;
};

/// The most likely era.
Era likeliest(const EraOdds& odds);

/// The features of all passages of a piece.
std::vector<std::vector<float>> style_passages(const Score& score);

struct StyleCheckpoint {
  Json training = Json::object();  ///< from what it was made, and how often it is right; nothing here is needed to run
  TensorMap tensors;
};

/// config.json and model.safetensors of a folder, as those of other models. Throws Error when one is missing, damaged,
/// of another format or another model.
StyleCheckpoint read_style_checkpoint(const std::filesystem::path& folder);
void write_style_checkpoint(const std::filesystem::path& folder, const StyleCheckpoint& checkpoint);

}  // namespace clavier
