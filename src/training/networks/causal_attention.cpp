#include "training/networks/causal_attention.h"

#include <algorithm>

namespace clavier {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

constexpr std::int64_t kTimeBlock = 128;  // times whose queries are multiplied at once

/// The times of one block of queries, and those that it may attend to: 0 to `last`.
struct TimeBlock {
  std::int64_t first, last;
  torch::Tensor queries(const torch::Tensor& x) const { return x.slice(1, first, last); }
  torch::Tensor keys(const torch::Tensor& x) const { return x.slice(1, 0, last); }
};

std::vector<TimeBlock> split_time(std::int64_t time) {
  std::vector<TimeBlock> blocks;
  for (std::int64_t first = 0; first < time; first += kTimeBlock)
    blocks.push_back({first, std::min(time, first + kTimeBlock)});
  return blocks;
}

/// Blocks of queries, so that little is computed that the mask then hides.
class AttendCausally : public torch::autograd::Function<AttendCausally> {
 public:
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& queries, const torch::Tensor& keys,
                               const torch::Tensor& values) {
    const auto flat = [](const torch::Tensor& x) { return x.flatten(0, 1); };
    const torch::Tensor q = flat(queries), k = flat(keys), v = flat(values);
    const torch::Tensor mask = at::full({kTimeBlock, kTimeBlock}, -1e9, q.options()).triu_(1);
    torch::Tensor mixed = at::empty_like(q);
    tensor_list kept{q, k, v};
    for (const TimeBlock& block : split_time(q.size(1))) {
      torch::Tensor weights = at::bmm(block.queries(q), block.keys(k).transpose(1, 2));
      const std::int64_t size = block.last - block.first;
      weights.slice(2, block.first, block.last).add_(mask.slice(0, 0, size).slice(1, 0, size));
      at::softmax_out(weights, weights, -1);
      block.queries(mixed).copy_(at::bmm(weights, block.keys(v)));
      kept.push_back(weights);
    }
    context->save_for_backward(kept);
    return mixed.view(queries.sizes());
  }

  static tensor_list backward(AutogradContext* context, tensor_list gradients) {
    const auto kept = context->get_saved_variables();
    const torch::Tensor &q = kept[0], &k = kept[1], &v = kept[2];
    const torch::Tensor above = gradients[0].contiguous().view(q.sizes());
    torch::Tensor of_q = at::empty_like(q), of_k = at::zeros_like(k), of_v = at::zeros_like(v);
    std::size_t place = 3;
    for (const TimeBlock& block : split_time(q.size(1))) {
      const torch::Tensor& weights = kept[place++];
      block.keys(of_v).baddbmm_(weights.transpose(1, 2), block.queries(above));
      const torch::Tensor of_weights = at::bmm(block.queries(above), block.keys(v).transpose(1, 2));
      const torch::Tensor of_logits = at::_softmax_backward_data(of_weights, weights, -1, weights.scalar_type());
      block.queries(of_q).copy_(at::bmm(of_logits, block.keys(k)));
      block.keys(of_k).baddbmm_(of_logits.transpose(1, 2), block.queries(q));
    }
    const auto shape = gradients[0].sizes();
    return {of_q.view(shape), of_k.view(shape), of_v.view(shape)};
  }
};

}  // namespace

torch::Tensor attend_causally_plainly(const AttentionInputs& inputs) {
  const std::int64_t time = inputs.queries.size(2);
  const torch::Tensor mask = torch::full({time, time}, -1e9, inputs.queries.options()).triu(1);
  const torch::Tensor logits = torch::matmul(inputs.queries, inputs.keys.transpose(2, 3)) + mask;
  return torch::matmul(torch::softmax(logits, -1), inputs.values);
}

torch::Tensor attend_causally(const AttentionInputs& inputs) {
  if (!is_fusible(inputs.queries)) return attend_causally_plainly(inputs);
  return AttendCausally::apply(inputs.queries, inputs.keys, inputs.values);
}

}  // namespace clavier
