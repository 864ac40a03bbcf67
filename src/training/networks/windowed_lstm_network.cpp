#include "training/networks/windowed_lstm_network.h"

namespace clavier {
namespace {

torch::nn::BatchNorm1d make_keras_batch_norm(int features) {
  // Keras's momentum 0.99 is LibTorch's 0.01.
  return torch::nn::BatchNorm1d(torch::nn::BatchNorm1dOptions(features).eps(1e-3).momentum(0.01));
}

}  // namespace

WindowedLstmNetwork::WindowedLstmNetwork(const NetworkOptions& options, const Vocabulary& vocabulary)
    : SequenceNetwork(options, vocabulary) {
  int features = embedded_size();
  int index = 0;
  auto layers = std::make_shared<torch::nn::Module>();
  register_module("layer", layers);
  for (const LayerShape& shape : parse_stack(options.stack)) {
    layers_.push_back(
        layers->register_module(std::to_string(index++), LstmLayer(features, shape.units, shape.bidirectional)));
    features = shape.outputs();
  }
  auto norms = std::make_shared<torch::nn::Module>();
  if (options.batch_norm) {
    register_module("norm", norms);
    norm_after_lstm_ = norms->register_module("0", make_keras_batch_norm(features));
  }
  if (options.dense > 0) {
    dense_ = register_module("dense", torch::nn::Linear(features, options.dense));
    features = options.dense;
    if (options.batch_norm) norm_after_dense_ = norms->register_module("1", make_keras_batch_norm(features));
  }
  make_heads(features);
}

torch::Tensor WindowedLstmNetwork::features(const SequenceInputs& inputs) {
  const double dropout = options().dropout;
  torch::Tensor x = embed(inputs.events).transpose(0, 1);  // (time, batch, features)
  for (std::size_t layer = 0; layer + 1 < layers_.size(); ++layer)
    x = torch::dropout(layers_[layer]->forward(x, options().recurrent_dropout), dropout, is_training());
  torch::Tensor h = layers_.back()->last(x);  // (batch, features)
  if (norm_after_lstm_) h = norm_after_lstm_(h);
  h = torch::dropout(h, dropout, is_training());
  if (dense_) h = torch::relu(dense_(h));
  if (norm_after_dense_) h = norm_after_dense_(h);
  if (dense_) h = torch::dropout(h, dropout, is_training());
  return h.unsqueeze(1);  // (batch, 1, features)
}

}  // namespace clavier
