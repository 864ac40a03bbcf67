#include "models/sequence/block_attention.h"

#include <cmath>

#include "models/layers/product.h"

namespace clavier {

LookbackAttention::LookbackAttention(const Checkpoint& checkpoint)
    : block_(checkpoint.network.block),
      reach_(checkpoint.network.reach),
      reader_(checkpoint.tensors, "reader"),
      key_(matrix_of(checkpoint.tensors, "key.weight")),
      value_(matrix_of(checkpoint.tensors, "value.weight")),
      query_(matrix_of(checkpoint.tensors, "query.weight")),
      consult_(matrix_of(checkpoint.tensors, "consult.weight")),
      distance_(matrix_of(checkpoint.tensors, "distance.weight")),
      null_(vector_of(checkpoint.tensors, "distance.null")) {}

void LookbackAttention::read(const Matrix& inputs, Eigen::Index number, LookbackMemory& memory) const {
  const Matrix read = reader_.run(inputs);  // (2 reader, block)
  const Eigen::Index place = number % reach_ * block_;
  if (memory.keys.cols() == place) {
    memory.keys.conservativeResize(key_.rows(), place + block_);
    memory.values.conservativeResize(key_.rows(), place + block_);
  }
  memory.keys.middleCols(place, block_) = products(key_, read);
  memory.values.middleCols(place, block_) = products(value_, read);
}

Vector LookbackAttention::consult_head(int head, const Vector& query, Eigen::Index full,
                                       const LookbackMemory& memory) const {
  const Eigen::Index size = query_.rows() / kAttentionHeads, blocks = std::min(full, reach_);
  const auto rows = [&](const auto& matrix) { return matrix.block(head * size, 0, size, blocks * block_); };
  Vector scores = dots_of_columns(rows(memory.keys), query.segment(head * size, size));  // (positions)
  scores /= std::sqrt(static_cast<float>(size));
  for (Eigen::Index back = 0; back < blocks; ++back)
    scores.segment((full - 1 - back) % reach_ * block_, block_).array() += distance_(head, back);
  const float largest = std::max(scores.maxCoeff(), null_(head));
  scores = (scores.array() - largest).exp();
  scores /= scores.sum() + std::exp(null_(head) - largest);
  return sum_of_columns(rows(memory.values), scores);
}

Vector LookbackAttention::consult(const Vector& hidden, Eigen::Index full, const LookbackMemory& memory) const {
  if (full == 0) return Vector::Zero(consult_.rows());
  const Vector query = product(query_, hidden);
  const Eigen::Index size = query_.rows() / kAttentionHeads;
  Vector found(query_.rows());
  for (int head = 0; head < kAttentionHeads; ++head)
    found.segment(head * size, size) = consult_head(head, query, full, memory);
  return product(consult_, found);
}

}  // namespace clavier
