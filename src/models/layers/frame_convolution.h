#pragma once

#include "models/layers/matrix.h"

namespace clavier {

/// A convolution over time: every frame of the output sees the frames around it, zeros beyond the ends. As many frames
/// come out as go in.
class FrameConvolution {
 public:
  /// Of `name`.weight (outputs, inputs, width), width odd, and, where there is one, `name`.bias (outputs).
  FrameConvolution(const TensorMap& tensors, const std::string& name);
  /// (frames, inputs) -> (frames, outputs)
  RowMatrix operator()(const RowMatrix& frames) const;

 private:
  RowMatrix kernel_;  // (width * inputs, outputs)
  Vector bias_;       // or empty
};

}  // namespace clavier
