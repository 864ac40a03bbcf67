#include "training/networks/bidirectional_lstm_network.h"

#include "models/sequence/match_fields.h"

namespace clavier {
namespace {

constexpr double kTableDeviation = 0.1;

torch::nn::Linear make_projection(int inputs, int outputs) {
  return torch::nn::Linear(torch::nn::LinearOptions(inputs, outputs).bias(false));
}

torch::nn::Embedding make_table(int symbols, int features) {
  torch::nn::Embedding table(symbols, features);
  torch::nn::init::normal_(table->weight, 0.0, kTableDeviation);
  return table;
}

}  // namespace

BidirectionalLstmNetwork::BidirectionalLstmNetwork(const NetworkOptions& options, const Vocabulary& vocabulary)
    : SequenceNetwork(options, vocabulary) {
  check_network(options);
  auto layers = std::make_shared<torch::nn::Module>();
  register_module("layer", layers);
  int inputs = options.embedding, number = 0, units = 0;
  for (const LayerShape& shape : parse_stack(options.stack)) {
    auto layer = std::make_shared<torch::nn::Module>();
    layers->register_module(std::to_string(number++), layer);
    units = shape.units;
    forward_.push_back(layer->register_module("forward", LstmDirection(inputs, units, false)));
    backward_.push_back(layer->register_module("backward", LstmDirection(inputs, units, true)));
    inputs = units;
  }
  const auto tables = named_children()["embed"];
  remaining_ = tables->register_module("remaining", make_table(kRemainingClasses, options.embedding));
  time_left_ = tables->register_module("time_left", make_table(kTimeLeftClasses, options.embedding));
  after_ = register_module("after", make_projection(units, options.embedding));
  after_output_ = register_module("after_output", make_projection(units, units));
  if (options.matches) make_matches(units);
  norm_ = register_module("norm", torch::nn::LayerNorm(torch::nn::LayerNormOptions({units})));
  make_heads(units);
}

void BidirectionalLstmNetwork::make_matches(int units) {
  auto tables = std::make_shared<torch::nn::Module>();
  register_module("match", tables);
  for (const char* kind : {"exact", "transposed"}) {
    auto group = std::make_shared<torch::nn::Module>();
    tables->register_module(kind, group);
    for (int field = 0; field < kMatchFields; ++field) {
      const std::string name = match_table_name(field).substr(std::string("match.exact.").size());
      matches_.push_back(
          group->register_module(name, make_table(count_match_symbols(field, vocabulary()), options().embedding)));
    }
  }
  match_output_ = register_module("match_output", make_projection(options().embedding, units));
}

torch::Tensor BidirectionalLstmNetwork::embed_matches(const torch::Tensor& matches) {
  torch::Tensor sum;
  for (std::size_t place = 0; place < matches_.size(); ++place) {
    const torch::Tensor row = matches_[place]->forward(matches.select(2, static_cast<std::int64_t>(place)));
    sum = sum.defined() ? sum + row : row;
  }
  return sum;  // (batch, time, embedding)
}

/// x (time, batch, embedding) -> the sum of the outputs of all layers, (time, batch, units).
torch::Tensor BidirectionalLstmNetwork::run(std::vector<LstmDirection>& layers, torch::Tensor x) {
  torch::Tensor sum;
  for (LstmDirection& layer : layers) {
    const torch::Tensor output = layer->forward(drop(sum.defined() ? sum : x));
    sum = sum.defined() ? sum + output : output;
  }
  return sum;
}

torch::Tensor BidirectionalLstmNetwork::features(const SequenceInputs& inputs) {
  const torch::Tensor after = run(backward_, embed(inputs.after).transpose(0, 1))[0];  // (batch, units)
  const torch::Tensor in_gap = inputs.in_gap.unsqueeze(2);
  torch::Tensor x = embed(inputs.events) + remaining_->forward(inputs.remaining) +
                    time_left_->forward(inputs.time_left) + in_gap * after_->forward(after).unsqueeze(1);
  torch::Tensor direct = in_gap * after_output_->forward(after).unsqueeze(1);  // (batch, time, units)
  if (!matches_.empty()) {
    const torch::Tensor matches = embed_matches(inputs.matches);
    x = x + matches;
    direct = direct + match_output_->forward(matches);
  }
  return drop(norm_->forward(run(forward_, x.transpose(0, 1)).transpose(0, 1) + direct));
}

}  // namespace clavier
