#pragma once

#include "models/layers/matrix.h"

namespace clavier {

/// Batch normalisation with stored statistics, folded into one multiplication and one addition per feature:
/// (x - mean) / sqrt(variance + epsilon) * weight + bias. Source: Ioffe and Szegedy (2015); epsilon as in Keras.
struct BatchNorm {
  static constexpr float kEpsilon = 1e-3f;
  Eigen::ArrayXf scale;
  Eigen::ArrayXf shift;

  BatchNorm(const TensorMap& tensors, const std::string& name)
      : scale(vector_of(tensors, name + ".weight").array() *
              (vector_of(tensors, name + ".variance").array() + kEpsilon).rsqrt()),
        shift(vector_of(tensors, name + ".bias").array() - vector_of(tensors, name + ".mean").array() * scale) {}

  Vector operator()(const Vector& input) const { return input.array() * scale + shift; }
};

}  // namespace clavier
