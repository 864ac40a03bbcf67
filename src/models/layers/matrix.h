#pragma once

#include <Eigen/Core>
#include <string>

#include "models/checkpoint/safetensors.h"

namespace clavier {

using Matrix = Eigen::MatrixXf;  ///< column-major
using Vector = Eigen::VectorXf;
using RowMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Views a stored (rows, columns) tensor as a matrix. The tensor must exist and have two dimensions (require_tensors).
inline Eigen::Map<const RowMatrix> matrix_of(const TensorMap& tensors, const std::string& name) {
  const Tensor& tensor = tensors.at(name);
  return {tensor.values.data(), tensor.shape[0], tensor.shape[1]};
}

/// Views a stored tensor as one column. The tensor must exist.
inline Eigen::Map<const Vector> vector_of(const TensorMap& tensors, const std::string& name) {
  const Tensor& tensor = tensors.at(name);
  return {tensor.values.data(), static_cast<Eigen::Index>(tensor.values.size())};
}

}  // namespace clavier
