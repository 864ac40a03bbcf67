#include "models/sequence/windowed_lstm_model.h"

namespace clavier {
namespace {

std::vector<RecurrentLayer> make_layers(const Checkpoint& checkpoint) {
  std::vector<RecurrentLayer> layers;
  for (std::size_t number = 0; number < parse_stack(checkpoint.network.stack).size(); ++number)
    layers.emplace_back(checkpoint.tensors, "layer." + std::to_string(number));
  return layers;
}

std::vector<BatchNorm> make_norms(const Checkpoint& checkpoint) {
  std::vector<BatchNorm> norms;
  for (const char* name : {"norm.0", "norm.1"})
    if (checkpoint.tensors.contains(std::string(name) + ".weight")) norms.emplace_back(checkpoint.tensors, name);
  return norms;
}

std::optional<Dense> make_dense(const Checkpoint& checkpoint) {
  if (checkpoint.network.dense == 0) return std::nullopt;
  return Dense(checkpoint.tensors, "dense");
}

std::vector<Events> make_seed_windows(const Checkpoint& checkpoint) {
  std::vector<Events> windows;
  const auto found = checkpoint.tensors.find("seed_windows");
  if (found == checkpoint.tensors.end()) return windows;
  const auto window = static_cast<std::size_t>(checkpoint.network.window);
  for (std::size_t place = 0; place < found->second.values.size(); ++place) {
    if (place % window == 0) windows.emplace_back();
    windows.back().push_back({.token = static_cast<std::uint16_t>(found->second.values[place])});
  }
  return windows;
}

}  // namespace

WindowedLstmWeights::WindowedLstmWeights(const Checkpoint& checkpoint)
    : vocabulary(checkpoint.vocabulary),
      window(checkpoint.network.window),
      input(checkpoint),
      layers(make_layers(checkpoint)),
      norms(make_norms(checkpoint)),
      dense(make_dense(checkpoint)),
      heads(checkpoint),
      seed_windows(make_seed_windows(checkpoint)) {}

WindowedLstmModel::WindowedLstmModel(std::shared_ptr<const WindowedLstmWeights> weights)
    : weights_(std::move(weights)) {
  restart();
}

void WindowedLstmModel::begin() {
  const RecurrentLayer& layer = weights_->layers.front();
  const Vector start = weights_->input({.token = Vocabulary::kStart});
  forward_projections_ = layer.forward.project(start).replicate(1, weights_->window);
  if (layer.backward) backward_projections_ = layer.backward->project(start).replicate(1, weights_->window);
  oldest_ = 0;
  features_.reset();
}

void WindowedLstmModel::take(const Event& event) {
  const RecurrentLayer& layer = weights_->layers.front();
  const Vector input = weights_->input(event);
  forward_projections_.col(oldest_) = layer.forward.project(input);
  if (layer.backward) backward_projections_.col(oldest_) = layer.backward->project(input);
  oldest_ = (oldest_ + 1) % weights_->window;
  features_.reset();
}

Matrix WindowedLstmModel::run_first_layer() const {
  const RecurrentLayer& layer = weights_->layers.front();
  Matrix outputs(layer.outputs(), weights_->window);
  layer.forward.run(forward_projections_, oldest_, false, outputs.topRows(layer.forward.units()));
  if (layer.backward)
    layer.backward->run(backward_projections_, oldest_, true, outputs.bottomRows(layer.backward->units()));
  return outputs;
}

/// The output of the last layer after the whole window: (outputs). Its backward direction ends at the first event.
Vector WindowedLstmModel::run_layers() const {
  Matrix outputs = run_first_layer();
  for (std::size_t number = 1; number < weights_->layers.size(); ++number)
    outputs = weights_->layers[number].run(outputs);
  const RecurrentLayer& layer = weights_->layers.back();
  Vector last = outputs.rightCols<1>();
  if (layer.backward) last.tail(layer.backward->units()) = outputs.col(0).tail(layer.backward->units());
  return last;
}

const Vector& WindowedLstmModel::features() {
  if (features_) return *features_;
  Vector result = run_layers();
  if (!weights_->norms.empty()) result = weights_->norms.front()(result);
  if (weights_->dense) result = (*weights_->dense)(result).cwiseMax(0.0f);
  if (weights_->norms.size() > 1) result = weights_->norms.back()(result);
  return features_.emplace(std::move(result));
}

}  // namespace clavier
