#pragma once

#include "models/layers/matrix.h"

namespace clavier {

/// Several images of one size, the channels of a cell side by side: beside one image after the other, this
/// order needs no shuffling between a product and its neighbours in the image.
struct FeatureMap {
  int steps = 0;
  int pitches = 0;
  RowMatrix cells;  ///< (steps * keys, channels), keys before steps

  Eigen::Index channels() const { return cells.cols(); }
};

struct Stride {
  int steps = 1;
  int pitches = 1;
};

/// Where a kernel lies over an image under TensorFlow's "same" padding: it begins `before` cells in front of the first
/// one. Of an odd number of padded cells, the greater half comes behind. Source: TensorFlow, tf.nn.convolution.
constexpr int same_padding(int size, int kernel, int stride) {
  const int padded = ((size + stride - 1) / stride - 1) * stride + kernel - size;
  return padded > 0 ? padded / 2 : 0;
}

/// A kernel for each pair of an input and an output channel, packed for one product, and a bias where the checkpoint
/// has one.
struct ConvolutionWeights {
  int kernel_steps = 0;
  int kernel_pitches = 0;
  RowMatrix kernel;
  Vector bias;  ///< (outputs), or empty
};

/// Cells of the output: ceil(size / stride). "same" padding.
class Convolution {
 public:
  /// Of `name`.weight (outputs, inputs, steps, keys) and, where there is one, `name`.bias (outputs).
  Convolution(const TensorMap& tensors, const std::string& name, Stride stride);
  FeatureMap operator()(const FeatureMap& input) const;

 private:
  ConvolutionWeights weights_;  // kernel (steps * keys * inputs, outputs)
  Stride stride_;
};

/// The gradient of a convolution of "same" padding with respect to its input: cells of the output: size * stride. No
/// kernel is smaller than its stride.
class TransposedConvolution {
 public:
  /// Of `name`.weight (inputs, outputs, steps, keys) and, where there is one, `name`.bias (outputs).
  TransposedConvolution(const TensorMap& tensors, const std::string& name, Stride stride);
  FeatureMap operator()(const FeatureMap& input) const;

 private:
  ConvolutionWeights weights_;  // kernel (inputs, steps * keys * outputs)
  Stride stride_;
};

}  // namespace clavier
