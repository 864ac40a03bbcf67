#pragma once

#include "models/layers/matrix.h"

namespace clavier {

/// A convolution over time with zero padding: it gives as many frames as it takes.
class FrameConvolution {
 public:
  /// Reads `name`.weight (outputs, inputs, width), with an odd width, and, if it exists, `name`.bias (outputs).
  FrameConvolution(const TensorMap& tensors, const std::string& name);
  /// (frames, inputs) -> (frames, outputs)
  RowMatrix operator()(const RowMatrix& frames) const;

 private:
  RowMatrix kernel_;  // (width * inputs, outputs)
  Vector bias_;       // (outputs), or empty
};

}  // namespace clavier
