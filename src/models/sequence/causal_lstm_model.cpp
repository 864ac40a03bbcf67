#include "models/sequence/causal_lstm_model.h"

#include <algorithm>

#include "models/layers/layer_norm.h"

namespace clavier {
namespace {

std::optional<BlockAttention> make_attention(const Checkpoint& checkpoint) {
  if (checkpoint.network.block == 0) return std::nullopt;
  return BlockAttention(checkpoint);
}

}  // namespace

CausalLstmWeights::CausalLstmWeights(const Checkpoint& checkpoint)
    : vocabulary(checkpoint.vocabulary),
      remaining(clavier::conditions_on_remaining(checkpoint.network)),
      block(checkpoint.network.block),
      input(checkpoint),
      first(checkpoint.tensors, "layer.0.forward"),
      attention(make_attention(checkpoint)),
      second(checkpoint.tensors, "layer.1.forward"),
      norm_weight(vector_of(checkpoint.tensors, "norm.weight")),
      norm_bias(vector_of(checkpoint.tensors, "norm.bias")),
      heads(checkpoint) {}

CausalLstmModel::CausalLstmModel(std::shared_ptr<const CausalLstmWeights> weights) : weights_(std::move(weights)) {
  restart();
}

void CausalLstmModel::begin() {
  last_ = {.token = Vocabulary::kStart};
  position_ = 0;
  remaining_ = 0;
  run_ = false;
  first_before_ = weights_->first.start();
  second_before_ = weights_->second.start();
  block_.setZero(weights_->input.features(), weights_->block);
  cache_ = {};
}

void CausalLstmModel::take(const Event& event) {
  features();
  std::swap(first_before_, first_);
  std::swap(second_before_, second_);
  last_ = event;
  ++position_;
  run_ = false;
}

void CausalLstmModel::set_remaining(std::optional<int> events) {
  // One event is being sampled after the last one taken, and `events` follow it.
  const int remaining = events ? remaining_class(std::clamp(*events, -1, 1 << 20) + 1) : 0;
  if (!weights_->remaining || remaining == remaining_) return;
  remaining_ = remaining;
  run_ = false;
  invalidate_logits();
}

void CausalLstmModel::read_block(const Vector& input) {
  const Eigen::Index place = position_ % weights_->block;
  block_.col(place) = input;
  if (place + 1 == weights_->block) weights_->attention->read(block_, position_ / weights_->block, cache_);
}

const Vector& CausalLstmModel::features() {
  if (run_) return features_;
  const Vector input = weights_->input(last_, remaining_);
  first_ = first_before_;
  second_ = second_before_;
  weights_->first.step(input, first_);
  Vector sum = first_.output.head(weights_->first.units());
  if (weights_->attention) {
    read_block(input);
    sum += weights_->attention->attend(sum, (position_ + 1) / weights_->block, cache_);
  }
  weights_->second.step(sum, second_);
  sum += second_.output.head(weights_->second.units());
  features_ = apply_layer_norm(sum, weights_->norm_weight, weights_->norm_bias);
  run_ = true;
  return features_;
}

}  // namespace clavier
