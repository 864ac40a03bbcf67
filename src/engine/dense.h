#pragma once

#include "engine/matrix.h"

namespace clavier {

/// y = W x + b.
struct Dense {
  RowMatrix weight;  ///< (out, in)
  Vector bias;       ///< (out)

  Dense(const TensorMap& tensors, const std::string& name)
      : weight(matrix_of(tensors, name + ".weight")), bias(vector_of(tensors, name + ".bias")) {}

  Vector operator()(const Vector& input) const {
    Vector output = bias;
    output.noalias() += weight * input;
    return output;
  }
};

}  // namespace clavier
