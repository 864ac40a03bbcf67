#pragma once

#include <cmath>

#include "models/layers/matrix.h"

namespace clavier {

/// Layer normalisation over the features of x. Source: Ba et al. (2016).
inline Vector apply_layer_norm(const Vector& x, const Vector& weight, const Vector& bias) {
  constexpr float kEpsilon = 1e-5f;
  const Eigen::ArrayXf centred = x.array() - x.mean();
  const float scale = 1.0f / std::sqrt(centred.square().mean() + kEpsilon);
  return centred * scale * weight.array() + bias.array();
}

}  // namespace clavier
