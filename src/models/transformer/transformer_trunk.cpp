#include "models/transformer/transformer_trunk.h"

#include <cmath>
#include <numbers>

namespace clavier {
namespace {

/// Divides each column by its root mean square.
void normalize_columns(Eigen::Ref<Matrix> columns) {
  for (auto column : columns.colwise())
    column *= 1 / std::sqrt(column.squaredNorm() / static_cast<float>(column.size()) + kNormEpsilon);
}

Matrix normalized(Matrix columns, const Vector& norm) {
  normalize_columns(columns);
  return norm.asDiagonal() * columns;
}

/// weights * columns, as one product or as many.
Matrix multiply(const WeightMatrix& weights, const Matrix& columns) {
  if (columns.cols() == 1) return weights.product(columns.col(0));
  return weights.products(columns);
}

void apply_softmax(Eigen::Ref<Vector> scores) {
  scores = (scores.array() - scores.maxCoeff()).exp().matrix();
  scores /= scores.sum();
}

}  // namespace

TransformerTrunk::TransformerTrunk(std::shared_ptr<const TransformerWeights> weights) : weights_(std::move(weights)) {
  const TransformerOptions& network = weights_->network;
  const int half = network.width / network.heads / 2;
  frequencies_.resize(network.width / 2);
  for (int head = 0; head < network.heads; ++head)
    for (int pair = 0; pair < half; ++pair) {
      const double share = static_cast<double>(pair) / half;
      const bool by_tick = head >= network.heads - network.time_heads;
      frequencies_[head * half + pair] = static_cast<float>(
          by_tick ? 2 * std::numbers::pi / kShortestTicks * std::exp(-std::log(kLongestTicks / kShortestTicks) * share)
                  : std::exp(-std::log(kLongestSteps) * share));
    }
  restart();
}

void TransformerTrunk::restart() {
  const TransformerOptions& network = weights_->network;
  position_ = 0;
  layers_.assign(weights_->blocks.size(), {.keys = Matrix::Zero(network.width, network.context),
                                           .values = Matrix::Zero(network.width, network.context),
                                           .last_key = Vector::Zero(network.width)});
}

void TransformerTrunk::rotate(Eigen::Ref<Vector> vector, Eigen::Index column) const {
  const Eigen::Index half = weights_->network.width / weights_->network.heads / 2;
  for (Eigen::Index head = 0; head < weights_->network.heads; ++head) {
    auto first = vector.segment(2 * head * half, half).array(),
         second = vector.segment((2 * head + 1) * half, half).array();
    const auto cosine = cosines_.col(column).segment(head * half, half).array();
    const auto sine = sines_.col(column).segment(head * half, half).array();
    const Eigen::ArrayXf turned = first * cosine - second * sine;
    second = first * sine + second * cosine;
    first = turned;
  }
}

void TransformerTrunk::store(const TransformerBlock& block, Layer& layer, Eigen::Ref<Vector> key, Eigen::Index column) {
  const Eigen::Index heads = block.smear.size(), size = key.size() / heads;
  const Vector unsmeared = key;
  if (position_ + column > 0)
    for (Eigen::Index head = 0; head < heads; ++head)
      key.segment(head * size, size) += block.smear[head] * (layer.last_key - unsmeared).segment(head * size, size);
  else
    for (Eigen::Index head = 0; head < heads; ++head) key.segment(head * size, size) *= 1 - block.smear[head];
  layer.last_key = unsmeared;
  rotate(key, column);
  layer.keys.col((position_ + column) % layer.keys.cols()) = key;
}

void TransformerTrunk::attend(const TransformerBlock& block, Layer& layer, const Matrix& qkv, Eigen::Ref<Matrix> read) {
  const Eigen::Index width = read.rows(), heads = block.smear.size(), size = width / heads, context = layer.keys.cols();
  const auto scale = static_cast<float>(kAttentionScale / std::sqrt(static_cast<double>(size)));
  for (Eigen::Index column = 0; column < qkv.cols(); ++column) {
    Vector query = qkv.col(column).head(width), key = qkv.col(column).segment(width, width);
    normalize_columns(Eigen::Map<Matrix>(query.data(), size, heads));
    normalize_columns(Eigen::Map<Matrix>(key.data(), size, heads));
    store(block, layer, key, column);
    layer.values.col((position_ + column) % context) = qkv.col(column).tail(width);
    rotate(query, column);
    const Eigen::Index known = std::min(position_ + column + 1, context);
    for (Eigen::Index head = 0; head < heads; ++head) {
      Vector weights =
          layer.keys.block(head * size, 0, size, known).transpose() * (query.segment(head * size, size) * scale);
      apply_softmax(weights);
      read.col(column).segment(head * size, size).noalias() = layer.values.block(head * size, 0, size, known) * weights;
    }
  }
}

Matrix TransformerTrunk::run(Matrix inputs, std::span<const int> ticks) {
  const TransformerOptions& network = weights_->network;
  const Eigen::Index steps = inputs.cols(), half = network.width / network.heads / 2;
  const Eigen::Index step_pairs = (network.heads - network.time_heads) * half;
  Matrix angles(network.width / 2, steps);
  for (Eigen::Index column = 0; column < steps; ++column) {
    angles.col(column).head(step_pairs) = frequencies_.head(step_pairs) * static_cast<float>(position_ + column);
    angles.col(column).tail(angles.rows() - step_pairs) =
        frequencies_.tail(angles.rows() - step_pairs) * static_cast<float>(ticks[static_cast<std::size_t>(column)]);
  }
  cosines_ = angles.array().cos();
  sines_ = angles.array().sin();
  Matrix read(network.width, steps);
  for (std::size_t index = 0; index < layers_.size(); ++index) {
    const TransformerBlock& block = weights_->blocks[index];
    attend(block, layers_[index], multiply(block.qkv, normalized(inputs, block.attention_norm)), read);
    inputs += multiply(block.output, read);
    const Matrix hidden = multiply(block.up, normalized(inputs, block.feed_norm)).cwiseMax(0).array().square();
    inputs += multiply(block.down, hidden);
  }
  position_ += steps;
  return normalized(std::move(inputs), weights_->norm);
}

}  // namespace clavier
