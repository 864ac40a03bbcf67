#include "models/sequence/bidirectional_lstm_model.h"

#include <algorithm>

#include "encoding/bins.h"
#include "models/layers/layer_norm.h"
#include "models/layers/product.h"

namespace clavier {
namespace {

std::vector<Lstm> read_layers(const Checkpoint& checkpoint, const std::string& direction) {
  std::vector<Lstm> layers;
  for (std::size_t number = 0; number < parse_stack(checkpoint.network.stack).size(); ++number)
    layers.emplace_back(checkpoint.tensors, "layer." + std::to_string(number) + direction);
  return layers;
}

}  // namespace

BidirectionalLstmWeights::BidirectionalLstmWeights(const Checkpoint& checkpoint)
    : vocabulary(checkpoint.vocabulary),
      after_events(checkpoint.network.after),
      input(checkpoint),
      time_left(matrix_of(checkpoint.tensors, "embed.time_left.weight").transpose()),
      forward(read_layers(checkpoint, ".forward")),
      backward(read_layers(checkpoint, ".backward")),
      after(matrix_of(checkpoint.tensors, "after.weight")),
      after_output(matrix_of(checkpoint.tensors, "after_output.weight")),
      norm_weight(vector_of(checkpoint.tensors, "norm.weight")),
      norm_bias(vector_of(checkpoint.tensors, "norm.bias")),
      heads(checkpoint) {
  if (checkpoint.network.matches) matches.emplace(checkpoint);
}

BidirectionalLstmModel::BidirectionalLstmModel(std::shared_ptr<const BidirectionalLstmWeights> weights)
    : weights_(std::move(weights)), matches_(weights_->vocabulary) {
  restart();
}

void BidirectionalLstmModel::begin() {
  past_ = {{.token = Vocabulary::kStart}};
  matches_ = EventMatches(weights_->vocabulary);
  gap_.reset();
  remaining_ = 0;
  run_ = false;
  before_.clear();
  for (const Lstm& layer : weights_->forward) before_.push_back(layer.start());
}

void BidirectionalLstmModel::invalidate() {
  run_ = false;
  invalidate_logits();
}

void BidirectionalLstmModel::take(const Event& event) {
  features();
  std::swap(before_, states_);
  run_ = false;
  const bool is_first = past_.size() == 1;
  past_.push_back(event);
  matches_.take(event);
  if (gap_ && gap_->steps && !is_first && weights_->vocabulary.opens(event.token))
    gap_->steps = std::max(0, *gap_->steps - shift_bins().value(event.shift));
}

void BidirectionalLstmModel::set_remaining(std::optional<int> events) {
  // One event is being sampled after the last one taken, and `events` follow it.
  const int remaining = events ? remaining_class(std::clamp(*events, -1, 1 << 20) + 1) : 0;
  if (remaining == remaining_) return;
  remaining_ = remaining;
  invalidate();
}

/// The backward layers end at the first event after the gap.
Vector BidirectionalLstmModel::read_after(std::span<const Event> after) const {
  const auto count = static_cast<std::size_t>(weights_->after_events);
  const auto event_at = [&](std::size_t index) {
    Event event{.token = static_cast<std::uint16_t>(index == after.size() ? Vocabulary::kEnd : Vocabulary::kStart)};
    if (index < after.size()) event = after[index];
    if (index == 0) event.shift = 0;  // which tells where the gap's last event lies
    return event;
  };
  std::vector<LstmState> states;
  for (const Lstm& layer : weights_->backward) states.push_back(layer.start());
  Vector sum;
  for (std::size_t back = count; back-- > 0;) {
    const Vector input = weights_->input.embed(event_at(back));
    for (std::size_t layer = 0; layer < states.size(); ++layer) {
      weights_->backward[layer].step(layer == 0 ? input : sum, states[layer]);
      const auto output = states[layer].output.head(weights_->backward[layer].units());
      if (layer == 0)
        sum = output;
      else
        sum += output;
    }
  }
  return sum;
}

void BidirectionalLstmModel::begin_gap(std::span<const Event> after, std::optional<int> steps) {
  const Vector read = read_after(after);
  gap_ = Gap{.input = product(weights_->after, read), .output = product(weights_->after_output, read), .steps = steps};
  EventMatches matches(weights_->vocabulary);
  for (const Event& event : after) matches.take(event);
  if (!after.empty()) matches.interrupt();
  for (const Event& event : past_) matches.take(event);
  matches_ = std::move(matches);
  invalidate();
}

const Vector& BidirectionalLstmModel::features() {
  if (run_) return features_;
  const int time_left = gap_ && gap_->steps ? time_left_class(*gap_->steps) : 0;
  Vector input = weights_->input(past_.back(), gap_ ? remaining_ : 0) + weights_->time_left.col(time_left);
  Vector direct = gap_ ? gap_->output : Vector::Zero(weights_->norm_bias.size());
  if (gap_) input += gap_->input;
  if (weights_->matches) {
    const Vector matches = (*weights_->matches)(matches_.find());
    input += matches;
    direct += weights_->matches->output(matches);
  }
  states_ = before_;
  Vector sum;
  for (std::size_t layer = 0; layer < states_.size(); ++layer) {
    weights_->forward[layer].step(layer == 0 ? input : sum, states_[layer]);
    const auto output = states_[layer].output.head(weights_->forward[layer].units());
    if (layer == 0)
      sum = output;
    else
      sum += output;
  }
  features_ = apply_layer_norm(sum + direct, weights_->norm_weight, weights_->norm_bias);
  run_ = true;
  return features_;
}

}  // namespace clavier
