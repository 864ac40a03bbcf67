#include "models/layers/convolution.h"

#include <algorithm>
#include <cassert>

#include "models/layers/product.h"

namespace clavier {
namespace {

using Index = Eigen::Index;

constexpr Index kCellsAtOnce = 512;  // in one product, so that their patches stay in the processor cache

/// Reorders (a, b, steps, pitches), as stored, to (steps, pitches, b, a).
std::vector<float> to_channels_last(const Tensor& tensor) {
  const std::int64_t first = tensor.shape[0], second = tensor.shape[1], cells = tensor.shape[2] * tensor.shape[3];
  std::vector<float> values(tensor.values.size());
  for (std::int64_t a = 0; a < first; ++a)
    for (std::int64_t b = 0; b < second; ++b)
      for (std::int64_t cell = 0; cell < cells; ++cell)
        values[static_cast<std::size_t>((cell * second + b) * first + a)] =
            tensor.values[static_cast<std::size_t>((a * second + b) * cells + cell)];
  return values;
}

ConvolutionWeights weights_of(const TensorMap& tensors, const std::string& name) {
  const Tensor& tensor = tensors.at(name + ".weight");
  ConvolutionWeights weights{.kernel_steps = static_cast<int>(tensor.shape[2]),
                             .kernel_pitches = static_cast<int>(tensor.shape[3])};
  const std::vector<float> values = to_channels_last(tensor);
  weights.kernel =
      Eigen::Map<const RowMatrix>(values.data(), static_cast<Index>(values.size()) / tensor.shape[0], tensor.shape[0]);
  if (tensors.contains(name + ".bias")) weights.bias = vector_of(tensors, name + ".bias");
  return weights;
}

/// An output whose cells hold the bias, or zero.
FeatureMap make_output(int steps, int pitches, Index channels, const Vector& bias) {
  FeatureMap map{.steps = steps, .pitches = pitches, .cells = RowMatrix::Zero(Index{steps} * pitches, channels)};
  if (bias.size() > 0) map.cells.rowwise() = bias.transpose();
  return map;
}

/// The overlap of kernel and image along one axis. Cells first .. last - 1 of the kernel lie on cells from `begin` of
/// the image.
struct KernelOverlap {
  int first = 0;
  int last = 0;
  int begin = 0;
};

KernelOverlap find_overlap(int place, int kernel, int size) {
  const int first = std::clamp(-place, 0, kernel);
  return {.first = first, .last = std::clamp(size - place, first, kernel), .begin = place + first};
}

/// Calls run(from, to, count) for each row of cells that a kernel at `place` (step, pitch) shares with the image. Cell
/// `from` of the kernel lies on cell `to` of the image, and so on for `count` cells.
template <class Run>
void for_shared_rows(const ConvolutionWeights& weights, const FeatureMap& image, std::pair<int, int> place, Run&& run) {
  const KernelOverlap steps = find_overlap(place.first, weights.kernel_steps, image.steps);
  const KernelOverlap pitches = find_overlap(place.second, weights.kernel_pitches, image.pitches);
  if (pitches.last <= pitches.first) return;
  for (int step = steps.first; step < steps.last; ++step)
    run(Index{step} * weights.kernel_pitches + pitches.first,
        Index{steps.begin + step - steps.first} * image.pitches + pitches.begin, Index{pitches.last - pitches.first});
}

}  // namespace

Convolution::Convolution(const TensorMap& tensors, const std::string& name, Stride stride)
    : weights_(weights_of(tensors, name)), stride_(stride) {}

FeatureMap Convolution::operator()(const FeatureMap& input) const {
  const Index channels = input.channels();
  assert(weights_.kernel.rows() == Index{weights_.kernel_steps} * weights_.kernel_pitches * channels);
  const int before_steps = same_padding(input.steps, weights_.kernel_steps, stride_.steps);
  const int before_pitches = same_padding(input.pitches, weights_.kernel_pitches, stride_.pitches);
  FeatureMap output =
      make_output((input.steps + stride_.steps - 1) / stride_.steps,
                  (input.pitches + stride_.pitches - 1) / stride_.pitches, weights_.kernel.cols(), weights_.bias);
  RowMatrix patches;
  for (Index first = 0; first < output.cells.rows(); first += kCellsAtOnce) {
    const Index count = std::min(kCellsAtOnce, output.cells.rows() - first);
    patches.setZero(count, weights_.kernel.rows());
    for (Index row = 0; row < count; ++row) {
      const int step = static_cast<int>((first + row) / output.pitches),
                pitch = static_cast<int>((first + row) % output.pitches);
      for_shared_rows(weights_, input, {step * stride_.steps - before_steps, pitch * stride_.pitches - before_pitches},
                      [&](Index from, Index to, Index cells) {
                        std::copy_n(input.cells.data() + to * channels, cells * channels,
                                    patches.data() + row * patches.cols() + from * channels);
                      });
    }
    add_product(patches, weights_.kernel, output.cells.middleRows(first, count));
  }
  return output;
}

TransposedConvolution::TransposedConvolution(const TensorMap& tensors, const std::string& name, Stride stride)
    : weights_(weights_of(tensors, name)), stride_(stride) {
  weights_.kernel = RowMatrix(weights_.kernel.transpose());
}

FeatureMap TransposedConvolution::operator()(const FeatureMap& input) const {
  assert(weights_.kernel.rows() == input.channels());
  const Index channels = weights_.kernel.cols() / (Index{weights_.kernel_steps} * weights_.kernel_pitches);
  FeatureMap output =
      make_output(input.steps * stride_.steps, input.pitches * stride_.pitches, channels, weights_.bias);
  const int before_steps = same_padding(output.steps, weights_.kernel_steps, stride_.steps);
  const int before_pitches = same_padding(output.pitches, weights_.kernel_pitches, stride_.pitches);
  RowMatrix patches;
  for (Index first = 0; first < input.cells.rows(); first += kCellsAtOnce) {
    const Index count = std::min(kCellsAtOnce, input.cells.rows() - first);
    patches.setZero(count, weights_.kernel.cols());
    add_product(input.cells.middleRows(first, count), weights_.kernel, patches);
    for (Index row = 0; row < count; ++row) {
      const int step = static_cast<int>((first + row) / input.pitches),
                pitch = static_cast<int>((first + row) % input.pitches);
      for_shared_rows(weights_, output, {step * stride_.steps - before_steps, pitch * stride_.pitches - before_pitches},
                      [&](Index from, Index to, Index cells) {
                        Eigen::Map<Eigen::ArrayXf>(output.cells.data() + to * channels, cells * channels) +=
                            Eigen::Map<const Eigen::ArrayXf>(patches.data() + row * patches.cols() + from * channels,
                                                             cells * channels);
                      });
    }
  }
  return output;
}

}  // namespace clavier
