#include "training/networks/lstm_network.h"

#include "training/networks/lstm_function.h"

namespace clavier {

LstmDirectionImpl::LstmDirectionImpl(int inputs, int units, bool reverse) : reverse_(reverse) {
  weight_input = register_parameter("weight_input", torch::empty({4 * units, inputs}));
  weight_recurrent = register_parameter("weight_recurrent", torch::empty({4 * units, units}));
  bias = register_parameter("bias", torch::zeros({4 * units}));
  const torch::NoGradGuard guard;
  torch::nn::init::xavier_uniform_(weight_input);
  torch::nn::init::orthogonal_(weight_recurrent);
  bias.narrow(0, units, units).fill_(1.0);
}

torch::Tensor LstmDirectionImpl::forward(const torch::Tensor& x, double recurrent_dropout) {
  if (is_training() && recurrent_dropout > 0) return unroll(x, recurrent_dropout);
  if (x.is_cpu()) return run_lstm_on_cpu(x, {weight_input, weight_recurrent, bias}, reverse_);
  const auto zeros = torch::zeros({1, x.size(1), weight_recurrent.size(1)}, x.options());
  const torch::Tensor input = reverse_ ? x.flip(0) : x;
  const auto result =
      torch::lstm(input.contiguous(), {zeros, zeros}, {weight_input, weight_recurrent, bias, torch::zeros_like(bias)},
                  true, 1, 0.0, is_training(), false, false);
  return reverse_ ? std::get<0>(result).flip(0) : std::get<0>(result);
}

torch::Tensor LstmDirectionImpl::unroll(const torch::Tensor& x, double recurrent_dropout) {
  const std::int64_t time = x.size(0), batch = x.size(1), units = weight_recurrent.size(1);
  const torch::Tensor mask = torch::dropout(torch::ones({4, batch, units}, x.options()), recurrent_dropout, true);
  const torch::Tensor weights = weight_recurrent.view({4, units, units}).transpose(1, 2);  // (gate, from, to)
  const torch::Tensor inputs =
      torch::addmm(bias, x.reshape({time * batch, -1}), weight_input.t()).view({time, batch, 4, units});
  torch::Tensor h = torch::zeros({batch, units}, x.options()), c = torch::zeros_like(h);
  std::vector<torch::Tensor> outputs(static_cast<std::size_t>(time));
  const LstmSteps steps{time, reverse_};
  for (std::int64_t index = 0; index < time; ++index) {
    const std::int64_t now = steps.at(index);
    const torch::Tensor gates = inputs[now].transpose(0, 1) + torch::bmm(mask * h, weights);  // (gate, batch, units)
    c = torch::sigmoid(gates[1]) * c + torch::sigmoid(gates[0]) * torch::tanh(gates[2]);
    h = torch::sigmoid(gates[3]) * torch::tanh(c);
    outputs[static_cast<std::size_t>(now)] = h;
  }
  return torch::stack(outputs);  // (time, batch, units)
}

LstmLayerImpl::LstmLayerImpl(int inputs, int units, bool bidirectional)
    : forward_(register_module("forward", LstmDirection(inputs, units, false))) {
  if (bidirectional) backward_ = register_module("backward", LstmDirection(inputs, units, true));
}

torch::Tensor LstmLayerImpl::forward(const torch::Tensor& x, double recurrent_dropout) {
  const torch::Tensor ahead = forward_(x, recurrent_dropout);
  return backward_ ? torch::cat({ahead, backward_(x, recurrent_dropout)}, -1) : ahead;
}

torch::Tensor LstmLayerImpl::last(const torch::Tensor& x) {
  const torch::Tensor ahead = forward_(x)[-1];
  return backward_ ? torch::cat({ahead, backward_(x)[0]}, -1) : ahead;
}

}  // namespace clavier
