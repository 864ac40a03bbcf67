#include "training/networks/transposed_convolution.h"

#include <vector>

namespace clavier {
namespace {

using Sizes = std::vector<std::int64_t>;
using torch::autograd::AutogradContext;

constexpr std::int64_t kMinOutputs = 4;  // with fewer, LibTorch's own is faster, and right with floats

const Sizes kUndilated = {1, 1}, kNothingAdded = {0, 0};

/// By what went in (only its size counts) and by the kernel, as asked for.
std::tuple<torch::Tensor, torch::Tensor, torch::Tensor> compute_gradients(const torch::Tensor& of_output,
                                                                          const torch::Tensor& input,
                                                                          const torch::Tensor& kernel,
                                                                          const Sizes& stride, const Sizes& padding,
                                                                          bool by_input) {
  return at::convolution_backward(of_output, input, kernel, {}, stride, padding, kUndilated, false, kNothingAdded, 1,
                                  {by_input, !by_input, false});
}

class GradientByInput : public torch::autograd::Function<GradientByInput> {
 public:
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x, const torch::Tensor& kernel,
                               const Sizes& stride, const Sizes& padding) {
    context->save_for_backward({x, kernel});
    context->saved_data["stride"] = stride;
    context->saved_data["padding"] = padding;
    Sizes size = {x.size(0), kernel.size(1)};
    for (const std::size_t side : {0U, 1U})
      size.push_back((x.size(2 + static_cast<std::int64_t>(side)) - 1) * stride[side] - 2 * padding[side] +
                     kernel.size(2 + static_cast<std::int64_t>(side)));
    return std::get<0>(compute_gradients(x, torch::empty(size, x.options()), kernel, stride, padding, true));
  }

  static torch::autograd::variable_list backward(AutogradContext* context,
                                                 const torch::autograd::variable_list& of_output) {
    const auto saved = context->get_saved_variables();
    const torch::Tensor &x = saved[0], &kernel = saved[1], &output_gradient = of_output[0];
    const Sizes stride = context->saved_data["stride"].toIntVector();
    const Sizes padding = context->saved_data["padding"].toIntVector();
    return {torch::conv2d(output_gradient, kernel, {}, stride, padding),
            std::get<1>(compute_gradients(x, output_gradient, kernel, stride, padding, false)),
            {},
            {}};
  }
};

}  // namespace

torch::Tensor transposed_convolution(const torch::Tensor& x, const torch::Tensor& kernel, Stride stride) {
  const Sizes strides = {stride.steps, stride.pitches};
  Sizes padding;  // in front and behind the padding of the front; the excess behind is cut off
  for (const std::size_t side : {0U, 1U})
    padding.push_back(same_padding(static_cast<int>(2 * strides[side]),
                                   static_cast<int>(kernel.size(2 + static_cast<std::int64_t>(side))),
                                   static_cast<int>(strides[side])));
  const torch::Tensor output = kernel.size(1) < kMinOutputs && x.scalar_type() == torch::kFloat32
                                   ? torch::conv_transpose2d(x, kernel, {}, strides, padding)
                                   : GradientByInput::apply(x, kernel, strides, padding);
  return output.narrow(2, 0, x.size(2) * stride.steps).narrow(3, 0, x.size(3) * stride.pitches);
}

}  // namespace clavier
