#include "model/spectral_weight.h"

namespace clavier {
namespace {

torch::Tensor unit(const torch::Tensor& vector) { return vector / (vector.norm() + 1e-12); }

}  // namespace

SpectralWeightImpl::SpectralWeightImpl(torch::Tensor weight) {
  weight_ = register_parameter("weight", std::move(weight));
  const torch::NoGradGuard guard;
  direction_ = register_buffer("direction", unit(weight_.flatten(1).sum(1)));
}

torch::Tensor SpectralWeightImpl::forward() {
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
  return weight_ / direction_.clone().dot(rows.mv(right));
}

}  // namespace clavier
