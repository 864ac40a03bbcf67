#include "training/networks/mixed_product.h"

namespace clavier {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

class MixedProduct : public torch::autograd::Function<MixedProduct> {
 public:
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x, const torch::Tensor& weight) {
    const torch::Tensor rows = x.to(torch::kBFloat16), columns = weight.to(torch::kBFloat16);
    context->save_for_backward({rows, columns});
    return at::mm(rows, columns.t()).to(torch::kFloat32);
  }

  static tensor_list backward(AutogradContext* context, tensor_list gradients) {
    const auto saved = context->get_saved_variables();
    const torch::Tensor gradient = gradients[0].to(torch::kBFloat16);
    return {at::mm(gradient, saved[1]).to(torch::kFloat32), at::mm(gradient.t(), saved[0]).to(torch::kFloat32)};
  }
};

}  // namespace

torch::Tensor multiply_by(const torch::Tensor& weight, const torch::Tensor& x, torch::Dtype type) {
  if (type != torch::kBFloat16) return torch::matmul(x, weight.t());
  auto shape = x.sizes().vec();
  shape.back() = weight.size(0);
  return MixedProduct::apply(x.reshape({-1, weight.size(1)}), weight).view(shape);
}

}  // namespace clavier
