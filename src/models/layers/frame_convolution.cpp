#include "models/layers/frame_convolution.h"

#include <cassert>

#include "models/layers/product.h"

namespace clavier {
namespace {

/// Reorders (outputs, inputs, width), as stored, to (width * inputs, outputs).
RowMatrix pack_kernel(const Tensor& tensor) {
  const Eigen::Index outputs = tensor.shape[0], inputs = tensor.shape[1], width = tensor.shape[2];
  RowMatrix kernel(width * inputs, outputs);
  const float* value = tensor.values.data();
  for (Eigen::Index output = 0; output < outputs; ++output)
    for (Eigen::Index input = 0; input < inputs; ++input)
      for (Eigen::Index frame = 0; frame < width; ++frame) kernel(frame * inputs + input, output) = *value++;
  return kernel;
}

}  // namespace

FrameConvolution::FrameConvolution(const TensorMap& tensors, const std::string& name)
    : kernel_(pack_kernel(tensors.at(name + ".weight"))) {
  if (tensors.contains(name + ".bias")) bias_ = vector_of(tensors, name + ".bias");
}

RowMatrix FrameConvolution::operator()(const RowMatrix& frames) const {
  const Eigen::Index inputs = frames.cols(), width = kernel_.rows() / inputs;
  assert(width % 2 == 1 && width * inputs == kernel_.rows());
  RowMatrix padded = RowMatrix::Zero(frames.rows() + width - 1, inputs);
  padded.middleRows(width / 2, frames.rows()) = frames;
  // The windows that the kernel sees overlap in memory: each row begins one frame after the row before.
  const Eigen::Map<const RowMatrix, 0, Eigen::OuterStride<>> seen(padded.data(), frames.rows(), kernel_.rows(),
                                                                  Eigen::OuterStride<>(inputs));
  RowMatrix output = RowMatrix::Zero(frames.rows(), kernel_.cols());
  if (bias_.size() > 0) output.rowwise() = bias_.transpose();
  add_product(seen, kernel_, output);
  return output;
}

}  // namespace clavier
