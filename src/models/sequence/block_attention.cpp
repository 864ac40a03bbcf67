#include "models/sequence/block_attention.h"

#include <cmath>

#include "models/layers/product.h"

namespace clavier {

BlockAttention::BlockAttention(const Checkpoint& checkpoint)
    : block_(checkpoint.network.block),
      context_blocks_(checkpoint.network.context_blocks),
      block_lstm_(checkpoint.tensors, "block_lstm"),
      key_(matrix_of(checkpoint.tensors, "key.weight")),
      value_(matrix_of(checkpoint.tensors, "value.weight")),
      query_(matrix_of(checkpoint.tensors, "query.weight")),
      output_(matrix_of(checkpoint.tensors, "attention_output.weight")),
      distance_(matrix_of(checkpoint.tensors, "distance.weight")),
      null_(vector_of(checkpoint.tensors, "distance.null")) {}

void BlockAttention::read(const Matrix& inputs, Eigen::Index number, KeyValueCache& cache) const {
  const Matrix read = block_lstm_.run(inputs);  // (2 block_lstm, block)
  const Eigen::Index place = number % context_blocks_ * block_;
  if (cache.keys.cols() == place) {
    cache.keys.conservativeResize(key_.rows(), place + block_);
    cache.values.conservativeResize(key_.rows(), place + block_);
  }
  cache.keys.middleCols(place, block_) = products(key_, read);
  cache.values.middleCols(place, block_) = products(value_, read);
}

Vector BlockAttention::attend_head(int head, const Vector& query, Eigen::Index full, const KeyValueCache& cache) const {
  const Eigen::Index size = query_.rows() / kAttentionHeads, blocks = std::min(full, context_blocks_);
  const auto rows = [&](const auto& matrix) { return matrix.block(head * size, 0, size, blocks * block_); };
  Vector scores = dots_of_columns(rows(cache.keys), query.segment(head * size, size));  // (positions)
  scores /= std::sqrt(static_cast<float>(size));
  for (Eigen::Index back = 0; back < blocks; ++back)
    scores.segment((full - 1 - back) % context_blocks_ * block_, block_).array() += distance_(head, back);
  const float largest = std::max(scores.maxCoeff(), null_(head));
  scores = (scores.array() - largest).exp();
  scores /= scores.sum() + std::exp(null_(head) - largest);
  return sum_of_columns(rows(cache.values), scores);
}

Vector BlockAttention::attend(const Vector& hidden, Eigen::Index full, const KeyValueCache& cache) const {
  if (full == 0) return Vector::Zero(output_.rows());
  const Vector query = product(query_, hidden);
  const Eigen::Index size = query_.rows() / kAttentionHeads;
  Vector found(query_.rows());
  for (int head = 0; head < kAttentionHeads; ++head)
    found.segment(head * size, size) = attend_head(head, query, full, cache);
  return product(output_, found);
}

}  // namespace clavier
