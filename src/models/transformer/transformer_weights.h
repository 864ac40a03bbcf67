#pragma once

#include <array>
#include <string>
#include <vector>

#include "models/classifier/phrase_judge.h"
#include "models/layers/weight_matrix.h"
#include "models/transformer/transformer_checkpoint.h"
#include "models/transformer/transformer_shape.h"

namespace clavier {

/// One layer: attention, then a network on each step.
struct TransformerBlock {
  Vector attention_norm;  ///< (width)
  WeightMatrix qkv;       ///< (3 * width, width)
  WeightMatrix output;    ///< (width, width)
  Vector feed_norm;       ///< (width)
  WeightMatrix up;        ///< (feed_forward, width)
  WeightMatrix down;      ///< (width, feed_forward)
  Vector smear;           ///< (heads), each between 0 and 1: the share of the key before
};

/// y = W x + b.
struct HeadLayer {
  WeightMatrix weight;
  Vector bias;

  Vector operator()(const Vector& input) const { return weight.product(input) + bias; }
};

/// What embedded hints are read by.
enum class HintMatrix : std::uint8_t { step, note, length };

/// Predicts one field from the features.
struct TransformerHead {
  HeadLayer hidden;
  HeadLayer output;
  std::optional<HeadLayer> votes{};  ///< one for each hint
};

/// The weights of a Transformer of scores, as training/networks/score_network.h describes it.
struct TransformerWeights {
  TransformerOptions network;
  std::vector<std::string> composers;
  std::optional<ScoreOpenings> openings;
  std::optional<PhraseJudge> judge;  ///< of what the model composes
  RowMatrix step_embeddings, prefix_embeddings, bar_embeddings;
  RowMatrix shift_hints, pitch_hints, duration_hints;
  std::vector<WeightMatrix> hints;  ///< of a step, a note and a length, see HintMatrix
  std::vector<TransformerBlock> blocks;
  Vector norm;
  std::vector<TransformerHead> heads;  ///< by StepField

  /// Throws Error when the tensors do not fit the network.
  explicit TransformerWeights(const TransformerCheckpoint& checkpoint);

  const WeightMatrix& hint_matrix(HintMatrix which) const { return hints[static_cast<std::size_t>(which)]; }
};

}  // namespace clavier
