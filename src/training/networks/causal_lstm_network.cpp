#include "training/networks/causal_lstm_network.h"

#include "base/error.h"

namespace clavier {
namespace {

torch::nn::Linear make_linear(int inputs, int outputs) {
  return torch::nn::Linear(torch::nn::LinearOptions(inputs, outputs).bias(false));
}

/// How many blocks back memory position j lies from time t, counted from the last full block: (time, positions).
torch::Tensor count_blocks_back(std::int64_t time, std::int64_t positions, int block) {
  const auto floor_divide = [block](const torch::Tensor& t) { return torch::div(t, block, "floor"); };
  const torch::Tensor full = floor_divide(torch::arange(1, time + 1));  // full blocks at time t
  return (full - 1).unsqueeze(1) - floor_divide(torch::arange(positions)).unsqueeze(0);
}

}  // namespace

CausalLstmNetwork::CausalLstmNetwork(const NetworkOptions& options, const Vocabulary& vocabulary)
    : SequenceNetwork(options, vocabulary) {
  const auto stack = parse_stack(options.stack);
  if (stack.size() != 2 || stack[0].bidirectional || stack[1].bidirectional || stack[0].units != stack[1].units ||
      options.input != "embedding")
    throw Misuse("a causal_lstm network needs embedded input and a stack of two equal uni layers, not \"" +
                 options.stack + "\"");
  const int units = stack[0].units;
  auto layers = std::make_shared<torch::nn::Module>();
  register_module("layer", layers);
  first_ = layers->register_module("0", LstmLayer(options.embedding, units, false));
  second_ = layers->register_module("1", LstmLayer(units, units, false));
  if (options.remaining) {
    remaining_ = named_children()["embed"]->register_module("remaining",
                                                            torch::nn::Embedding(kRemainingClasses, options.embedding));
    torch::nn::init::normal_(remaining_->weight, 0.0, 0.1);
  }
  if (options.block > 0) {
    block_lstm_ = register_module("block_lstm", LstmLayer(options.embedding, options.block_lstm, true));
    query_ = register_module("query", make_linear(units, options.attention));
    key_ = register_module("key", make_linear(2 * options.block_lstm, options.attention));
    value_ = register_module("value", make_linear(2 * options.block_lstm, options.attention));
    output_ = register_module("attention_output", make_linear(options.attention, units));
    auto distance = std::make_shared<torch::nn::Module>();
    register_module("distance", distance);
    distance_ = distance->register_parameter("weight", torch::zeros({kAttentionHeads, options.context_blocks}));
    null_score_ = distance->register_parameter("null", torch::zeros({kAttentionHeads}));
  }
  norm_ = register_module("norm", torch::nn::LayerNorm(torch::nn::LayerNormOptions({units})));
  make_heads(units);
}

torch::Tensor CausalLstmNetwork::features(const SequenceInputs& inputs) {
  torch::Tensor x = embed(inputs.events);
  if (remaining_) x = x + remaining_->forward(inputs.remaining);
  x = torch::dropout(x.transpose(0, 1), options().dropout, is_training());  // (time, batch, embedding)
  const torch::Tensor a = first_->forward(x);
  const torch::Tensor u = options().block > 0 ? a + consult(x, a) : a;
  const torch::Tensor v = second_->forward(torch::dropout(u, options().dropout, is_training()));
  return torch::dropout(norm_->forward(u + v), options().dropout, is_training()).transpose(0, 1);
}

torch::Tensor CausalLstmNetwork::consult(const torch::Tensor& x, const torch::Tensor& a) {
  const std::int64_t time = x.size(0), batch = x.size(1), block = options().block, blocks = time / block;
  if (blocks == 0) return torch::zeros_like(a);
  const torch::Tensor cut = x.narrow(0, 0, blocks * block)
                                .view({blocks, block, batch, -1})
                                .transpose(0, 1)
                                .reshape({block, blocks * batch, -1});
  const torch::Tensor read = block_lstm_->forward(cut).view({block, blocks, batch, -1}).permute({2, 1, 0, 3});
  const torch::Tensor memory = read.reshape({batch, blocks * block, -1});  // (batch, positions, 2 block_lstm)
  const torch::Tensor query = query_->forward(a.transpose(0, 1));          // (batch, time, attention)
  return output_->forward(attend(query, memory, time)).transpose(0, 1);
}

torch::Tensor CausalLstmNetwork::attend(const torch::Tensor& query, const torch::Tensor& memory, std::int64_t time) {
  const std::int64_t batch = memory.size(0), positions = memory.size(1), size = options().attention / kAttentionHeads;
  const auto heads = [&](const torch::Tensor& t, std::int64_t length) {
    return t.view({batch, length, kAttentionHeads, size}).transpose(1, 2);
  };
  const torch::Tensor back = count_blocks_back(time, positions, options().block).to(memory.device());
  const torch::Tensor allowed = back.ge(0).logical_and(back.lt(options().context_blocks));
  const torch::Tensor bias = distance_.index_select(1, back.clamp(0, options().context_blocks - 1).flatten())
                                 .view({kAttentionHeads, time, positions});
  torch::Tensor scores = torch::matmul(heads(query, time), heads(key_->forward(memory), positions).transpose(2, 3)) /
                         std::sqrt(static_cast<double>(size));
  scores = (scores + bias).masked_fill(allowed.logical_not(), -1e9);
  const torch::Tensor none = null_score_.view({1, kAttentionHeads, 1, 1}).expand({batch, kAttentionHeads, time, 1});
  const torch::Tensor weights = torch::softmax(torch::cat({scores, none}, -1), -1).narrow(-1, 0, positions);
  const torch::Tensor read =
      torch::matmul(weights, heads(value_->forward(memory), positions));  // (batch, heads, time, size)
  return read.transpose(1, 2).reshape({batch, time, options().attention});
}

}  // namespace clavier
