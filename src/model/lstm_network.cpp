#include "model/lstm_network.h"

#include <Eigen/Core>

namespace clavier {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;
using Row = Eigen::Map<Eigen::ArrayXf>;
using ConstRow = Eigen::Map<const Eigen::ArrayXf>;

constexpr std::int64_t kRowsPerTask = 8;

/// Gates (batch, 4 units) before their activation become activated in place; c and h of this step are written.
void activate_step(float* gates, const float* before_c, float* c, float* h, std::int64_t batch, std::int64_t units) {
  at::parallel_for(0, batch, kRowsPerTask, [=](std::int64_t begin, std::int64_t end) {
    for (std::int64_t row = begin; row < end; ++row) {
      float* gate = gates + row * 4 * units;
      Row input(gate, units), forget(gate + units, units), cell(gate + 2 * units, units),
          output(gate + 3 * units, units);
      Row now(c + row * units, units), out(h + row * units, units);
      input = input.logistic();
      forget = forget.logistic();
      cell = cell.tanh();
      output = output.logistic();
      now = input * cell;
      if (before_c != nullptr) now += forget * ConstRow(before_c + row * units, units);
      out = output * now.tanh();
    }
  });
}

struct StepGradient {
  const float* gates;  // activated
  const float* c;
  const float* before_c;  // null at the first step
  const float* from_above;
  float* h;           // in: gradient from the next step
  float* cell_state;  // in and out: gradient of c
  float* raw_gates;   // out
};

void differentiate_step(const StepGradient& step, std::int64_t batch, std::int64_t units) {
  at::parallel_for(0, batch, kRowsPerTask, [=](std::int64_t begin, std::int64_t end) {
    for (std::int64_t row = begin; row < end; ++row) {
      const float* gate = step.gates + row * 4 * units;
      const ConstRow input(gate, units), forget(gate + units, units), cell(gate + 2 * units, units),
          output(gate + 3 * units, units);
      float* raw = step.raw_gates + row * 4 * units;
      Row d_input(raw, units), d_forget(raw + units, units), d_cell(raw + 2 * units, units),
          d_output(raw + 3 * units, units);
      Row d_c(step.cell_state + row * units, units), d_h(step.h + row * units, units);
      d_h += ConstRow(step.from_above + row * units, units);
      d_output = ConstRow(step.c + row * units, units).tanh();  // borrowed for tanh(c)
      d_c += d_h * output * (1.0F - d_output.square());
      d_output *= d_h * output * (1.0F - output);
      d_input = d_c * cell * input * (1.0F - input);
      d_cell = d_c * input * (1.0F - cell.square());
      if (step.before_c != nullptr) {
        d_forget = d_c * ConstRow(step.before_c + row * units, units) * forget * (1.0F - forget);
      } else {
        d_forget.setZero();
      }
      d_c *= forget;
    }
  });
}

/// The steps of one direction in the order they are computed.
struct Steps {
  std::int64_t time;
  bool reverse;
  std::int64_t at(std::int64_t index) const { return reverse ? time - 1 - index : index; }
};

class LstmFunction : public torch::autograd::Function<LstmFunction> {
 public:
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x, const torch::Tensor& weight_input,
                               const torch::Tensor& weight_recurrent, const torch::Tensor& bias, bool reverse) {
    const std::int64_t time = x.size(0), batch = x.size(1), units = weight_recurrent.size(1);
    const torch::Tensor gates =
        at::addmm(bias, x.reshape({time * batch, -1}), weight_input.t()).view({time, batch, 4 * units});
    const torch::Tensor c = at::empty({time, batch, units}, x.options());
    const torch::Tensor h = at::empty({time, batch, units}, x.options());
    const torch::Tensor recurrent = weight_recurrent.t();
    const Steps steps{time, reverse};
    for (std::int64_t index = 0; index < time; ++index) {
      const std::int64_t now = steps.at(index);
      torch::Tensor gate = gates[now];
      if (index > 0) gate.addmm_(h[steps.at(index - 1)], recurrent);
      activate_step(gate.data_ptr<float>(), index > 0 ? c[steps.at(index - 1)].data_ptr<float>() : nullptr,
                    c[now].data_ptr<float>(), h[now].data_ptr<float>(), batch, units);
    }
    context->save_for_backward({x, weight_input, weight_recurrent, gates, c, h});
    context->saved_data["reverse"] = reverse;
    return h;
  }

  static tensor_list backward(AutogradContext* context, tensor_list gradients) {
    const auto saved = context->get_saved_variables();
    const torch::Tensor &x = saved[0], &weight_input = saved[1], &weight_recurrent = saved[2], &gates = saved[3],
                        &c = saved[4], &h = saved[5];
    const std::int64_t time = x.size(0), batch = x.size(1), units = weight_recurrent.size(1);
    const torch::Tensor above = gradients[0].contiguous();
    const torch::Tensor raw = at::empty_like(gates);
    torch::Tensor d_h = at::zeros({batch, units}, x.options());
    const torch::Tensor d_c = at::zeros({batch, units}, x.options());
    const Steps steps{time, context->saved_data["reverse"].toBool()};
    for (std::int64_t index = time - 1; index >= 0; --index) {
      const std::int64_t now = steps.at(index);
      differentiate_step({.gates = gates[now].data_ptr<float>(),
                          .c = c[now].data_ptr<float>(),
                          .before_c = index > 0 ? c[steps.at(index - 1)].data_ptr<float>() : nullptr,
                          .from_above = above[now].data_ptr<float>(),
                          .h = d_h.data_ptr<float>(),
                          .cell_state = d_c.data_ptr<float>(),
                          .raw_gates = raw[now].data_ptr<float>()},
                         batch, units);
      if (index > 0) at::mm_out(d_h, raw[now], weight_recurrent);
    }
    const torch::Tensor flat = raw.view({time * batch, 4 * units});
    const torch::Tensor d_x = at::mm(flat, weight_input).view_as(x);
    const torch::Tensor d_input = at::mm(flat.t(), x.reshape({time * batch, -1}));
    const std::int64_t past = steps.reverse ? 1 : 0, present = steps.reverse ? 0 : 1;
    const torch::Tensor d_recurrent = at::mm(raw.narrow(0, present, time - 1).reshape({-1, 4 * units}).t(),
                                             h.narrow(0, past, time - 1).reshape({-1, units}));
    return {d_x, d_input, d_recurrent, flat.sum(0), torch::Tensor()};
  }
};

}  // namespace

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
  if (is_training() && recurrent_dropout > 0) return unrolled(x, recurrent_dropout);
  if (x.is_cpu()) return LstmFunction::apply(x.contiguous(), weight_input, weight_recurrent, bias, reverse_);
  const auto zeros = torch::zeros({1, x.size(1), weight_recurrent.size(1)}, x.options());
  const torch::Tensor input = reverse_ ? x.flip(0) : x;
  const auto result =
      torch::lstm(input.contiguous(), {zeros, zeros}, {weight_input, weight_recurrent, bias, torch::zeros_like(bias)},
                  true, 1, 0.0, is_training(), false, false);
  return reverse_ ? std::get<0>(result).flip(0) : std::get<0>(result);
}

torch::Tensor LstmDirectionImpl::unrolled(const torch::Tensor& x, double recurrent_dropout) {
  const std::int64_t time = x.size(0), batch = x.size(1), units = weight_recurrent.size(1);
  const torch::Tensor mask = torch::dropout(torch::ones({4, batch, units}, x.options()), recurrent_dropout, true);
  const torch::Tensor weights = weight_recurrent.view({4, units, units}).transpose(1, 2);  // (gate, from, to)
  const torch::Tensor inputs =
      torch::addmm(bias, x.reshape({time * batch, -1}), weight_input.t()).view({time, batch, 4, units});
  torch::Tensor h = torch::zeros({batch, units}, x.options()), c = torch::zeros_like(h);
  std::vector<torch::Tensor> outputs(static_cast<std::size_t>(time));
  const Steps steps{time, reverse_};
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
