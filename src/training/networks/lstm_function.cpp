#include "training/networks/lstm_function.h"

#include <ATen/Parallel.h>

#include <Eigen/Core>
#include <algorithm>

namespace clavier {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;
using Row = Eigen::Map<Eigen::ArrayXf>;
using ConstRow = Eigen::Map<const Eigen::ArrayXf>;

constexpr std::int64_t kMinRowsPerThread = 8;

/// Gates (rows, 4 units) before their activation become activated in place; c and h of this step are written.
void activate_step(float* gates, const float* before_c, float* c, float* h, std::int64_t rows, std::int64_t units) {
  for (std::int64_t row = 0; row < rows; ++row) {
    float* gate = gates + row * 4 * units;
    Row input(gate, units), forget(gate + units, units), cell(gate + 2 * units, units), output(gate + 3 * units, units);
    Row now(c + row * units, units), out(h + row * units, units);
    input = input.logistic();
    forget = forget.logistic();
    cell = cell.tanh();
    output = output.logistic();
    now = input * cell;
    if (before_c != nullptr) now += forget * ConstRow(before_c + row * units, units);
    out = output * now.tanh();
  }
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

void differentiate_step(const StepGradient& step, std::int64_t rows, std::int64_t units) {
  for (std::int64_t row = 0; row < rows; ++row) {
    const float* gate = step.gates + row * 4 * units;
    const ConstRow input(gate, units), forget(gate + units, units), cell(gate + 2 * units, units),
        output(gate + 3 * units, units);
    float* raw = step.raw_gates + row * 4 * units;
    Row d_input(raw, units), d_forget(raw + units, units), d_cell(raw + 2 * units, units),
        d_output(raw + 3 * units, units);
    Row d_c(step.cell_state + row * units, units), d_h(step.h + row * units, units);
    d_h += ConstRow(step.from_above + row * units, units);
    d_output = ConstRow(step.c + row * units, units).tanh();  // used for tanh(c) meanwhile
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
}

/// Rows [begin, end) of the batch at one step of t (time, batch, features).
struct BatchSlice {
  std::int64_t begin, end;
  std::int64_t rows() const { return end - begin; }
  torch::Tensor of(const torch::Tensor& t, std::int64_t step) const { return t[step].narrow(0, begin, rows()); }
  float* data(const torch::Tensor& t, std::int64_t step) const {
    return t.data_ptr<float>() + (step * t.size(1) + begin) * t.size(2);
  }
};

/// Calls work(part) for the parts of a batch, one a thread; products inside stay on their thread.
template <class Work>
void for_each_batch_slice(std::int64_t batch, const Work& work) {
  const std::int64_t threads = std::max(1, at::get_num_threads());
  const std::int64_t rows = std::max(kMinRowsPerThread, (batch + threads - 1) / threads);
  at::parallel_for(0, batch, rows, [&](std::int64_t begin, std::int64_t end) {
    const torch::NoGradGuard guard;
    work(BatchSlice{begin, end});
  });
}

/// What the forward pass keeps: gates (time, batch, 4 units), c and h (time, batch, units).
struct Trace {
  torch::Tensor gates, c, h;
};

void run_forward(const BatchSlice& slice, const Trace& trace, const torch::Tensor& recurrent, const LstmSteps& steps) {
  const std::int64_t units = trace.c.size(2);
  for (std::int64_t index = 0; index < steps.time; ++index) {
    const std::int64_t now = steps.at(index), before = steps.at(index - 1);
    if (index > 0) slice.of(trace.gates, now).addmm_(slice.of(trace.h, before), recurrent);
    activate_step(slice.data(trace.gates, now), index > 0 ? slice.data(trace.c, before) : nullptr,
                  slice.data(trace.c, now), slice.data(trace.h, now), slice.rows(), units);
  }
}

/// Writes the gradient of the gates before their activation to `raw`.
void run_backward(const BatchSlice& slice, const Trace& trace, const torch::Tensor& recurrent,
                  const torch::Tensor& above, const torch::Tensor& raw, const LstmSteps& steps) {
  const std::int64_t units = trace.c.size(2);
  torch::Tensor d_h = at::zeros({slice.rows(), units}, trace.c.options());
  const torch::Tensor d_c = at::zeros({slice.rows(), units}, trace.c.options());
  for (std::int64_t index = steps.time - 1; index >= 0; --index) {
    const std::int64_t now = steps.at(index);
    differentiate_step({.gates = slice.data(trace.gates, now),
                        .c = slice.data(trace.c, now),
                        .before_c = index > 0 ? slice.data(trace.c, steps.at(index - 1)) : nullptr,
                        .from_above = slice.data(above, now),
                        .h = d_h.data_ptr<float>(),
                        .cell_state = d_c.data_ptr<float>(),
                        .raw_gates = slice.data(raw, now)},
                       slice.rows(), units);
    if (index > 0) at::mm_out(d_h, slice.of(raw, now), recurrent);
  }
}

class LstmFunction : public torch::autograd::Function<LstmFunction> {
 public:
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x, const torch::Tensor& weight_input,
                               const torch::Tensor& weight_recurrent, const torch::Tensor& bias, bool reverse) {
    const std::int64_t time = x.size(0), batch = x.size(1), units = weight_recurrent.size(1);
    const Trace trace{
        .gates = at::addmm(bias, x.reshape({time * batch, -1}), weight_input.t()).view({time, batch, 4 * units}),
        .c = at::empty({time, batch, units}, x.options()),
        .h = at::empty({time, batch, units}, x.options())};
    const torch::Tensor recurrent = weight_recurrent.t();
    for_each_batch_slice(batch, [&](const BatchSlice& slice) {
      run_forward(slice, trace, recurrent, {time, reverse});
    });
    context->save_for_backward({x, weight_input, weight_recurrent, trace.gates, trace.c, trace.h});
    context->saved_data["reverse"] = reverse;
    return trace.h;
  }

  static tensor_list backward(AutogradContext* context, tensor_list gradients) {
    const auto saved = context->get_saved_variables();
    const torch::Tensor &x = saved[0], &weight_input = saved[1], &weight_recurrent = saved[2];
    const Trace trace{.gates = saved[3], .c = saved[4], .h = saved[5]};
    const std::int64_t time = x.size(0), batch = x.size(1), units = weight_recurrent.size(1);
    const bool reverse = context->saved_data["reverse"].toBool();
    const torch::Tensor above = gradients[0].contiguous();
    const torch::Tensor raw = at::empty_like(trace.gates);
    for_each_batch_slice(batch, [&](const BatchSlice& slice) {
      run_backward(slice, trace, weight_recurrent, above, raw, {time, reverse});
    });
    const torch::Tensor flat = raw.view({time * batch, 4 * units});
    const torch::Tensor d_x = at::mm(flat, weight_input).view_as(x);
    const torch::Tensor d_input = at::mm(flat.t(), x.reshape({time * batch, -1}));
    const std::int64_t past = reverse ? 1 : 0, present = reverse ? 0 : 1;
    const torch::Tensor d_recurrent = at::mm(raw.narrow(0, present, time - 1).reshape({-1, 4 * units}).t(),
                                             trace.h.narrow(0, past, time - 1).reshape({-1, units}));
    return {d_x, d_input, d_recurrent, flat.sum(0), torch::Tensor()};
  }
};

}  // namespace

torch::Tensor run_lstm_on_cpu(const torch::Tensor& x, const LstmWeights& weights, bool reverse) {
  return LstmFunction::apply(x.contiguous(), weights.input, weights.recurrent, weights.bias, reverse);
}

}  // namespace clavier
