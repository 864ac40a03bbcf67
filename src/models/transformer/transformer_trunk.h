#pragma once

#include <memory>
#include <vector>

#include "models/transformer/transformer_weights.h"

namespace clavier {

/// The layers of a Transformer with their key-value cache: the last `context` steps of one piece.
class TransformerTrunk {
 public:
  explicit TransformerTrunk(std::shared_ptr<const TransformerWeights> weights);

  void restart();
  /// Takes the embedded inputs of some steps, one a column, at these ticks: (width, steps) -> features (width, steps).
  /// Many steps at once are faster than one by one.
  Matrix run(Matrix inputs, std::span<const int> ticks);

 private:
  struct Layer {
    Matrix keys, values;  // (width, context), rotated; the column of step n is n modulo context
    Vector last_key;      // of the last step, before its rotation
  };
  void attend(const TransformerBlock& block, Layer& layer, const Matrix& qkv, Eigen::Ref<Matrix> read);
  void store(const TransformerBlock& block, Layer& layer, Eigen::Ref<Vector> key, Eigen::Index column);
  void rotate(Eigen::Ref<Vector> vector, Eigen::Index column) const;

  std::shared_ptr<const TransformerWeights> weights_;
  std::vector<Layer> layers_;
  Eigen::Index position_ = 0;  // of the first step of a run
  Matrix cosines_, sines_;     // (width / 2, steps) of a run, one head after the other
  Vector frequencies_;         // (width / 2), a step or a tick
};

}  // namespace clavier
