#pragma once

#include "models/layers/product.h"

namespace clavier {

/// y = W x + b.
struct Dense {
  RowMatrix weight;  ///< (out, in)
  Vector bias;       ///< (out)

  Dense(const TensorMap& tensors, const std::string& name)
      : weight(matrix_of(tensors, name + ".weight")), bias(vector_of(tensors, name + ".bias")) {}

  Vector operator()(const Vector& input) const { return product(weight, input) + bias; }
  /// Applies the layer to every row of (n, in); the result is (n, out).
  RowMatrix of_rows(const RowMatrix& inputs) const {
    return (products(weight, inputs.transpose()).colwise() + bias).transpose();
  }
};

}  // namespace clavier
