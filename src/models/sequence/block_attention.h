#pragma once

#include "models/layers/lstm.h"
#include "models/sequence/event_input.h"

namespace clavier {

/// What a lookback network remembers of the past: keys and values of the last `reach` full blocks, a ring. It grows as
/// blocks are read: (attention, up to reach * block) each.
struct KeyValueCache {
  Matrix keys;
  Matrix values;
};

/// Attention to what a Bi-LSTM read of past blocks; docs/formats/checkpoint.md, kind lookback, steps 2 and 3.
/// Source: Bahdanau et al. (2015) for attention, Vaswani et al. (2017) for its heads, Press et al. (2022) for distance
/// as a bias.
class BlockAttention {
 public:
  explicit BlockAttention(const Checkpoint& checkpoint);

  /// Reads block number `number` (from 0) from its inputs, (features, block), into the memory.
  void read(const Matrix& inputs, Eigen::Index number, KeyValueCache& cache) const;
  /// What the state `hidden` of layer 0 finds in the last of `full` blocks: (units).
  Vector attend(const Vector& hidden, Eigen::Index full, const KeyValueCache& cache) const;

 private:
  /// The values of one head, weighted by how well their keys answer the query.
  Vector attend_head(int head, const Vector& query, Eigen::Index full, const KeyValueCache& cache) const;

  Eigen::Index block_;
  Eigen::Index context_blocks_;
  RecurrentLayer block_lstm_;
  RowMatrix key_, value_, query_, output_;
  Matrix distance_;  // (heads, reach)
  Vector null_;      // (heads)
};

}  // namespace clavier
