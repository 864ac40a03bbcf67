#pragma once

#include "models/layers/lstm.h"
#include "models/sequence/event_input.h"

namespace clavier {

/// What a lookback network remembers of the past: keys and values of the last `reach` full blocks, a ring. It grows as
/// blocks are read: (attention, up to reach * block) each.
struct LookbackMemory {
  Matrix keys;
  Matrix values;
};

/// Attention to what a Bi-LSTM read of past blocks; docs/formats/checkpoint.md, kind lookback, steps 2 and 3.
/// Source: Bahdanau et al. (2015) for attention, Vaswani et al. (2017) for its heads, Press et al. (2022) for distance
/// as a bias.
class LookbackAttention {
 public:
  explicit LookbackAttention(const Checkpoint& checkpoint);

  /// Reads block number `number` (from 0) from its inputs, (features, block), into the memory.
  void read(const Matrix& inputs, Eigen::Index number, LookbackMemory& memory) const;
  /// What the state `hidden` of layer 0 finds in the last of `full` blocks: (units).
  Vector consult(const Vector& hidden, Eigen::Index full, const LookbackMemory& memory) const;

 private:
  /// The values of one head, weighted by how well their keys answer the query.
  Vector consult_head(int head, const Vector& query, Eigen::Index full, const LookbackMemory& memory) const;

  Eigen::Index block_;
  Eigen::Index reach_;
  RecurrentLayer reader_;
  RowMatrix key_, value_, query_, consult_;
  Matrix distance_;  // (heads, reach)
  Vector null_;      // (heads)
};

}  // namespace clavier
