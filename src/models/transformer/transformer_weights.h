#pragma once

#include <array>
#include <string>
#include <vector>

#include "models/layers/dense.h"
#include "models/transformer/transformer_checkpoint.h"
#include "models/transformer/transformer_shape.h"

namespace clavier {

/// One layer: attention, then a network on each step. Norm weights are part of the matrices that follow them.
struct TransformerBlock {
  RowMatrix qkv;     ///< (3 * width, width)
  RowMatrix output;  ///< (width, width)
  RowMatrix up;      ///< (feed_forward, width)
  RowMatrix down;    ///< (width, feed_forward)
  Vector smear;      ///< (heads), each between 0 and 1: the share of the key before
};

/// Predicts one field from the features.
struct TransformerHead {
  Dense hidden;
  Dense output;
  std::optional<Dense> votes{};  ///< one for each hint
};

/// The weights of a Transformer of scores, as training/networks/score_network.h describes it.
struct TransformerWeights {
  TransformerOptions network;
  std::vector<std::string> composers;
  std::optional<ScoreOpenings> openings;
  RowMatrix step_embeddings, prefix_embeddings, bar_embeddings;
  RowMatrix shift_hints, pitch_hints, duration_hints;
  RowMatrix step_hints, note_hints, length_hints;
  std::vector<TransformerBlock> blocks;
  Vector norm;
  std::vector<TransformerHead> heads;  ///< by StepField

  /// Throws Error when the tensors do not fit the network.
  explicit TransformerWeights(const TransformerCheckpoint& checkpoint);
};

}  // namespace clavier
