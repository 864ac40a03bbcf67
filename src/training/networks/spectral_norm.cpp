#include "training/networks/spectral_norm.h"

namespace clavier {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

torch::Tensor unit(const torch::Tensor& vector) { return vector / vector.norm().clamp_min(1e-12); }

/// Rows divided by the singular value of the singular vectors `left` and `right`, which are constants to the gradient.
class SpectralDivision : public torch::autograd::Function<SpectralDivision> {
 public:
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& rows, const torch::Tensor& left,
                               const torch::Tensor& right) {
    const torch::Tensor sigma = left.dot(rows.mv(right)), divided = rows / sigma;
    context->save_for_backward({divided, left, right, sigma});
    return divided;
  }

  static tensor_list backward(AutogradContext* context, tensor_list gradients) {
    TORCH_CHECK(!torch::GradMode::is_enabled(), "spectral normalisation has no second derivatives");
    const auto saved = context->get_saved_variables();
    const torch::Tensor &divided = saved[0], &left = saved[1], &right = saved[2], &sigma = saved[3];
    const torch::Tensor along = (gradients[0] * divided).sum();
    return {(gradients[0] - torch::outer(along * left, right)) / sigma, {}, {}};
  }
};

}  // namespace

SpectralNormImpl::SpectralNormImpl(torch::Tensor weight) {
  weight_ = register_parameter("weight", std::move(weight));
  const torch::NoGradGuard guard;
  direction_ = register_buffer("direction", unit(weight_.flatten(1).sum(1)));
}

torch::Tensor SpectralNormImpl::forward() {
  const torch::Tensor rows = weight_.flatten(1);  // (outputs, the rest)
  torch::Tensor right;
  {
    const torch::NoGradGuard guard;
    right = unit(rows.t().mv(direction_));
    if (is_training()) {
      direction_.copy_(unit(rows.mv(right)));
      right = unit(rows.t().mv(direction_));
    }
  }
  return SpectralDivision::apply(rows, direction_.clone(), right).view(weight_.sizes());
}

}  // namespace clavier
