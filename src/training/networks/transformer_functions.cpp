#include "training/networks/transformer_functions.h"

#include <ATen/Parallel.h>

#include <Eigen/Core>
#include <algorithm>

#include "models/transformer/transformer_shape.h"

namespace clavier {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;
using Line = Eigen::Map<Eigen::ArrayXf>;
using ConstLine = Eigen::Map<const Eigen::ArrayXf>;

constexpr std::int64_t kRowsPerThread = 64;

float inverse_rms(const ConstLine& x) { return 1.0F / std::sqrt(x.square().mean() + static_cast<float>(kNormEpsilon)); }

/// The gradient of x / rms(x), whose values are `normed`, from that of those values.
template <class Gradient>
void backpropagate_norm(const Eigen::ArrayXf& normed, float inverse, const Gradient& gradient, Line to) {
  to = inverse * (gradient - normed * (gradient * normed).mean());
}

class RmsNorm : public torch::autograd::Function<RmsNorm> {
 public:
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x, const torch::Tensor& weight) {
    const std::int64_t width = weight.size(0), rows = x.numel() / width;
    torch::Tensor y = at::empty_like(x), inverses = at::empty({rows}, x.options());
    const float* from = x.data_ptr<float>();
    const ConstLine scale(weight.data_ptr<float>(), width);
    at::parallel_for(0, rows, kRowsPerThread, [&](std::int64_t first, std::int64_t last) {
      for (std::int64_t row = first; row < last; ++row) {
        const ConstLine line(from + row * width, width);
        const float inverse = inverse_rms(line);
        inverses.data_ptr<float>()[row] = inverse;
        Line(y.data_ptr<float>() + row * width, width) = line * scale * inverse;
      }
    });
    context->save_for_backward({x, weight, inverses});
    return y;
  }

  static tensor_list backward(AutogradContext* context, tensor_list gradients) {
    const auto saved = context->get_saved_variables();
    const torch::Tensor &x = saved[0], &weight = saved[1];
    const torch::Tensor gradient = gradients[0].contiguous();
    const std::int64_t width = weight.size(0), rows = x.numel() / width;
    torch::Tensor of_x = at::empty_like(x), of_weight = at::zeros_like(weight);
    const ConstLine scale(weight.data_ptr<float>(), width);
    Line sum(of_weight.data_ptr<float>(), width);
    Eigen::ArrayXf normed(width);
    for (std::int64_t row = 0; row < rows; ++row) {
      const ConstLine above(gradient.data_ptr<float>() + row * width, width);
      const float inverse = saved[2].data_ptr<float>()[row];
      normed = ConstLine(x.data_ptr<float>() + row * width, width) * inverse;
      sum += above * normed;
      backpropagate_norm(normed, inverse, above * scale, Line(of_x.data_ptr<float>() + row * width, width));
    }
    return {of_x, of_weight};
  }
};

class SquaredRelu : public torch::autograd::Function<SquaredRelu> {
 public:
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x) {
    torch::Tensor y = at::empty_like(x);
    Line(y.data_ptr<float>(), y.numel()) = ConstLine(x.data_ptr<float>(), x.numel()).max(0.0F).square();
    context->save_for_backward({x});
    return y;
  }

  static tensor_list backward(AutogradContext* context, tensor_list gradients) {
    const torch::Tensor x = context->get_saved_variables()[0], gradient = gradients[0].contiguous();
    torch::Tensor of_x = at::empty_like(x);
    Line(of_x.data_ptr<float>(), x.numel()) =
        ConstLine(gradient.data_ptr<float>(), x.numel()) * 2.0F * ConstLine(x.data_ptr<float>(), x.numel()).max(0.0F);
    return {of_x};
  }
};

/// One head of one sequence of a batch: where its rows begin, and how far apart those of qkv are.
struct HeadRows {
  std::int64_t batch, heads, time, size;

  HeadRows(const torch::Tensor& qkv) : batch(qkv.size(0)), heads(qkv.size(3)), time(qkv.size(1)), size(qkv.size(4)) {}

  std::int64_t count() const { return batch * heads; }
  /// In (batch, time, 3, heads, size); part 0 is the query, 1 the key, 2 the value.
  std::int64_t packed(std::int64_t row, std::int64_t step, std::int64_t part) const {
    return (((row / heads * time + step) * 3 + part) * heads + row % heads) * size;
  }
  /// In (batch, heads, time, size).
  std::int64_t apart(std::int64_t row, std::int64_t step) const { return (row * time + step) * size; }
};

/// Turns the pairs of a line by +1 or -1 times their angles.
struct Turn {
  ConstLine cosines, sines;
  std::int64_t half;

  Turn(const RotaryTurns& turns, std::int64_t place, std::int64_t size)
      : cosines(turns.cosines.data_ptr<float>() + place / 2, size / 2),
        sines(turns.sines.data_ptr<float>() + place / 2, size / 2),
        half(size / 2) {}

  void forward(const Eigen::ArrayXf& x, Line to) const {
    to.head(half) = x.head(half) * cosines - x.tail(half) * sines;
    to.tail(half) = x.head(half) * sines + x.tail(half) * cosines;
  }
  void backward(const ConstLine& x, Eigen::ArrayXf& to) const {
    to.head(half) = x.head(half) * cosines + x.tail(half) * sines;
    to.tail(half) = x.tail(half) * cosines - x.head(half) * sines;
  }
};

class MakeAttentionInputs : public torch::autograd::Function<MakeAttentionInputs> {
 public:
  static tensor_list forward(AutogradContext* context, const torch::Tensor& qkv, const torch::Tensor& share,
                             const torch::Tensor& cosines, const torch::Tensor& sines, double scale) {
    const HeadRows rows(qkv);
    const RotaryTurns turns{cosines, sines};
    tensor_list made;
    for (int part = 0; part < 3; ++part)
      made.push_back(at::empty({rows.batch, rows.heads, rows.time, rows.size}, qkv.options()));
    at::parallel_for(0, rows.count(), 1, [&](std::int64_t first, std::int64_t last) {
      for (std::int64_t row = first; row < last; ++row) forward_head(rows, row, qkv, share, turns, scale, made);
    });
    context->save_for_backward({qkv, share, cosines, sines});
    context->saved_data["scale"] = scale;
    return made;
  }

  static tensor_list backward(AutogradContext* context, tensor_list gradients) {
    const auto saved = context->get_saved_variables();
    const HeadRows rows(saved[0]);
    const double scale = context->saved_data["scale"].toDouble();
    for (torch::Tensor& gradient : gradients) gradient = gradient.contiguous();
    torch::Tensor of_qkv = at::empty_like(saved[0]), of_share = at::empty({rows.batch, rows.heads}, saved[1].options());
    at::parallel_for(0, rows.count(), 1, [&](std::int64_t first, std::int64_t last) {
      for (std::int64_t row = first; row < last; ++row)
        of_share.data_ptr<float>()[row] = backward_head(rows, row, saved, scale, gradients, of_qkv);
    });
    return {of_qkv, of_share.sum(0), {}, {}, {}};
  }

 private:
  static void forward_head(const HeadRows& rows, std::int64_t row, const torch::Tensor& qkv, const torch::Tensor& share,
                           const RotaryTurns& turns, double scale, const tensor_list& made) {
    const auto line = [&](std::int64_t step, std::int64_t part) {
      return ConstLine(qkv.data_ptr<float>() + rows.packed(row, step, part), rows.size);
    };
    const auto to = [&](int part, std::int64_t step) {
      return Line(made[static_cast<std::size_t>(part)].data_ptr<float>() + rows.apart(row, step), rows.size);
    };
    const float mix = share.data_ptr<float>()[row % rows.heads];
    Eigen::ArrayXf key(rows.size), mixed(rows.size), query(rows.size), before = Eigen::ArrayXf::Zero(rows.size);
    for (std::int64_t step = 0; step < rows.time; ++step) {
      const Turn turn(turns, rows.apart(row, step), rows.size);
      query = line(step, 0) * (inverse_rms(line(step, 0)) * static_cast<float>(scale));
      turn.forward(query, to(0, step));
      key = line(step, 1) * inverse_rms(line(step, 1));
      mixed = key + mix * (before - key);
      turn.forward(mixed, to(1, step));
      before = key;
      to(2, step) = line(step, 2);
    }
  }

  /// Goes backward in time; the gradient of the share of this head.
  static float backward_head(const HeadRows& rows, std::int64_t row, const tensor_list& saved, double scale,
                             const tensor_list& gradients, torch::Tensor& of_qkv) {
    const RotaryTurns turns{saved[2], saved[3]};
    const auto line = [&](std::int64_t step, std::int64_t part) {
      return ConstLine(saved[0].data_ptr<float>() + rows.packed(row, step, part), rows.size);
    };
    const auto above = [&](int part, std::int64_t step) {
      return ConstLine(gradients[static_cast<std::size_t>(part)].data_ptr<float>() + rows.apart(row, step), rows.size);
    };
    const auto to = [&](std::int64_t step, std::int64_t part) {
      return Line(of_qkv.data_ptr<float>() + rows.packed(row, step, part), rows.size);
    };
    const float mix = saved[1].data_ptr<float>()[row % rows.heads];
    Eigen::ArrayXf normed(rows.size), turned(rows.size), before(rows.size), later = Eigen::ArrayXf::Zero(rows.size);
    float of_share = 0;
    for (std::int64_t step = rows.time - 1; step >= 0; --step) {
      const Turn turn(turns, rows.apart(row, step), rows.size);
      float inverse = inverse_rms(line(step, 0));
      normed = line(step, 0) * inverse;
      turn.backward(above(0, step), turned);
      backpropagate_norm(normed, inverse, turned * static_cast<float>(scale), to(step, 0));
      inverse = inverse_rms(line(step, 1));
      normed = line(step, 1) * inverse;
      before.setZero();
      if (step > 0) before = line(step - 1, 1) * inverse_rms(line(step - 1, 1));
      turn.backward(above(1, step), turned);
      of_share += (turned * (before - normed)).sum();
      backpropagate_norm(normed, inverse, turned * (1 - mix) + later * mix, to(step, 1));
      later = turned;
      to(step, 2) = above(2, step);
    }
    return of_share;
  }
};

torch::Tensor normalize(const torch::Tensor& x) { return x * torch::rsqrt(x.square().mean(-1, true) + kNormEpsilon); }

torch::Tensor rotate(const torch::Tensor& x, const RotaryTurns& turns) {
  const auto halves = x.chunk(2, -1);
  return torch::cat(
      {halves[0] * turns.cosines - halves[1] * turns.sines, halves[0] * turns.sines + halves[1] * turns.cosines}, -1);
}

}  // namespace

torch::Tensor rms_norm_plainly(const torch::Tensor& x, const torch::Tensor& weight) { return normalize(x) * weight; }

AttentionInputs make_attention_inputs_plainly(const torch::Tensor& qkv, const torch::Tensor& share,
                                              const RotaryTurns& turns, double scale) {
  const auto parts = qkv.permute({2, 0, 3, 1, 4}).unbind(0);
  const torch::Tensor keys = normalize(parts[1]);
  const torch::Tensor before = torch::constant_pad_nd(keys.slice(2, 0, keys.size(2) - 1), {0, 0, 1, 0});
  return {.queries = rotate(normalize(parts[0]), turns) * scale,
          .keys = rotate(keys + share.view({1, -1, 1, 1}) * (before - keys), turns),
          .values = parts[2]};
}

torch::Tensor rms_norm(const torch::Tensor& x, const torch::Tensor& weight) {
  return is_fusible(x) ? RmsNorm::apply(x.contiguous(), weight) : rms_norm_plainly(x, weight);
}

torch::Tensor squared_relu(const torch::Tensor& x) {
  return is_fusible(x) ? SquaredRelu::apply(x.contiguous()) : torch::relu(x).square();
}

AttentionInputs make_attention_inputs(const torch::Tensor& qkv, const torch::Tensor& share, const RotaryTurns& turns,
                                      double scale) {
  if (!is_fusible(qkv)) return make_attention_inputs_plainly(qkv, share, turns, scale);
  const tensor_list made = MakeAttentionInputs::apply(qkv.contiguous(), share.contiguous(), turns.cosines.contiguous(),
                                                      turns.sines.contiguous(), scale);
  return {.queries = made[0], .keys = made[1], .values = made[2]};
}

}  // namespace clavier
