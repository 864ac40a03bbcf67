#pragma once

#include "models/layers/matrix.h"

namespace clavier {

/// An image with several channels. The channels of a cell lie side by side (channels last), so products and their
/// neighbours in the image need no reordering.
struct FeatureMap {
  int steps = 0;
  int pitches = 0;
  RowMatrix cells;  ///< (steps * pitches, channels), pitches faster than steps

  Eigen::Index channels() const { return cells.cols(); }
};

struct Stride {
  int steps = 1;
  int pitches = 1;
};

/// Padding cells before the image under TensorFlow's "same" padding. Of an odd number of padding cells, the larger half
/// comes after the image. Source: TensorFlow, tf.nn.convolution.
constexpr int same_padding(int size, int kernel, int stride) {
  const int padded = ((size + stride - 1) / stride - 1) * stride + kernel - size;
  return padded > 0 ? padded / 2 : 0;
}

/// The kernels of all pairs of input and output channels, packed for one matrix product, and an optional bias.
struct ConvolutionWeights {
  int kernel_steps = 0;
  int kernel_pitches = 0;
  RowMatrix kernel;
  Vector bias;  ///< (outputs), or empty
};

/// A strided convolution with "same" padding. The output has ceil(size / stride) cells in each direction.
class Convolution {
 public:
  /// Reads `name`.weight (outputs, inputs, steps, pitches) and, if it exists, `name`.bias (outputs).
  Convolution(const TensorMap& tensors, const std::string& name, Stride stride);
  FeatureMap operator()(const FeatureMap& input) const;

 private:
  ConvolutionWeights weights_;  // kernel (steps * pitches * inputs, outputs)
  Stride stride_;
};

/// The gradient of a "same" convolution with respect to its input. The output has size * stride cells in each
/// direction. The kernel is at least as large as the stride.
class TransposedConvolution {
 public:
  /// Reads `name`.weight (inputs, outputs, steps, pitches) and, if it exists, `name`.bias (outputs).
  TransposedConvolution(const TensorMap& tensors, const std::string& name, Stride stride);
  FeatureMap operator()(const FeatureMap& input) const;

 private:
  ConvolutionWeights weights_;  // kernel (inputs, steps * pitches * outputs)
  Stride stride_;
};

}  // namespace clavier
