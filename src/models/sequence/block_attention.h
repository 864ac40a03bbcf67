#pragma once

#include "models/layers/lstm.h"
#include "models/sequence/event_input.h"

namespace clavier {

/// Attention keys and values of the last `context_blocks` full blocks, as a ring. Each matrix grows as blocks are read,
/// up to (attention, context_blocks * block).
struct KeyValueCache {
  Matrix keys;
  Matrix values;
};

/// Attention over past blocks of events, which a Bi-LSTM summarises: steps 2 and 3 of kind causal_lstm in
/// docs/formats/checkpoint.md. Sources: Bahdanau et al. (2015) for attention, Vaswani et al. (2017) for its heads,
/// Press et al. (2022) for distance as a bias.
class BlockAttention {
 public:
  explicit BlockAttention(const Checkpoint& checkpoint);

  /// Reads block `number`, counted from 0, from its inputs (features, block) and adds its keys and values to the cache.
  void read(const Matrix& inputs, Eigen::Index number, KeyValueCache& cache) const;
  /// The attention of the state `hidden` of layer 0 to the last of `full` blocks: (units).
  Vector attend(const Vector& hidden, Eigen::Index full, const KeyValueCache& cache) const;

 private:
  /// The values of one head, weighted by the softmax of its scores: (attention / heads).
  Vector attend_head(int head, const Vector& query, Eigen::Index full, const KeyValueCache& cache) const;

  Eigen::Index block_;
  Eigen::Index context_blocks_;
  RecurrentLayer block_lstm_;
  RowMatrix key_, value_, query_, output_;
  Matrix distance_;  // (heads, context_blocks)
  Vector null_;      // (heads)
};

}  // namespace clavier
