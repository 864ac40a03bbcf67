#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/random.h"
#include "models/layers/convolution.h"
#include "models/layers/frame_convolution.h"

namespace clavier {
namespace {

Tensor random_tensor(std::vector<std::int64_t> shape, Random& random) {
  Tensor tensor{.shape = std::move(shape)};
  std::int64_t count = 1;
  for (const std::int64_t size : tensor.shape) count *= size;
  for (; count > 0; --count) tensor.values.push_back(static_cast<float>(random.normal()));
  return tensor;
}

/// A random small layer and an image for it.
struct Case {
  int inputs = *rc::gen::inRange(1, 4), outputs = *rc::gen::inRange(1, 4);
  int kernel_steps = *rc::gen::inRange(2, 6), kernel_pitches = *rc::gen::inRange(2, 6);
  Stride stride{*rc::gen::inRange(1, 3), *rc::gen::inRange(1, 3)};
  bool biased = *rc::gen::arbitrary<bool>();
  FeatureMap image{.steps = *rc::gen::inRange(1, 9), .pitches = *rc::gen::inRange(1, 9)};
  TensorMap tensors;

  explicit Case(bool transposed) {
    Random random(*rc::gen::arbitrary<std::uint64_t>());
    tensors["a.weight"] = random_tensor(
        {transposed ? inputs : outputs, transposed ? outputs : inputs, kernel_steps, kernel_pitches}, random);
    if (biased) tensors["a.bias"] = random_tensor({outputs}, random);
    image.cells = RowMatrix::NullaryExpr(Eigen::Index{image.steps} * image.pitches, inputs,
                                         [&] { return static_cast<float>(random.normal()); });
  }
  float weight(int a, int b, int step, int pitch) const {
    const Tensor& tensor = tensors.at("a.weight");
    return tensor
        .values[static_cast<std::size_t>(((a * tensor.shape[1] + b) * kernel_steps + step) * kernel_pitches + pitch)];
  }
  float bias(int output) const { return biased ? tensors.at("a.bias").values[static_cast<std::size_t>(output)] : 0; }
};

int padding(int size, int kernel, int stride) {
  const int outputs = (size + stride - 1) / stride;
  return std::max((outputs - 1) * stride + kernel - size, 0) / 2;
}

/// Calls use(output, input, kernel) for each pair of positions, in steps or pitches, that a convolution connects.
template <class Use>
void for_connected(int size, int kernel, int stride, Use&& use) {
  for (int output = 0; output * stride < size; ++output)
    for (int tap = 0; tap < kernel; ++tap)
      if (const int input = output * stride + tap - padding(size, kernel, stride); input >= 0 && input < size)
        use(output, input, tap);
}

FeatureMap naive(const Case& layer) {
  const auto size = [](int cells, int stride) { return (cells + stride - 1) / stride; };
  FeatureMap out{.steps = size(layer.image.steps, layer.stride.steps),
                 .pitches = size(layer.image.pitches, layer.stride.pitches)};
  out.cells.resize(Eigen::Index{out.steps} * out.pitches, layer.outputs);
  for (int output = 0; output < layer.outputs; ++output) out.cells.col(output).setConstant(layer.bias(output));
  for_connected(layer.image.steps, layer.kernel_steps, layer.stride.steps, [&](int to_step, int from_step, int step) {
    for_connected(layer.image.pitches, layer.kernel_pitches, layer.stride.pitches,
                  [&](int to_pitch, int from_pitch, int pitch) {
                    for (int output = 0; output < layer.outputs; ++output)
                      for (int input = 0; input < layer.inputs; ++input)
                        out.cells(to_step * out.pitches + to_pitch, output) +=
                            layer.weight(output, input, step, pitch) *
                            layer.image.cells(from_step * layer.image.pitches + from_pitch, input);
                  });
  });
  return out;
}

/// The same connections from the output to the larger image.
FeatureMap naive_transposed(const Case& layer) {
  FeatureMap out{.steps = layer.image.steps * layer.stride.steps,
                 .pitches = layer.image.pitches * layer.stride.pitches};
  out.cells.resize(Eigen::Index{out.steps} * out.pitches, layer.outputs);
  for (int output = 0; output < layer.outputs; ++output) out.cells.col(output).setConstant(layer.bias(output));
  for_connected(out.steps, layer.kernel_steps, layer.stride.steps, [&](int from_step, int to_step, int step) {
    for_connected(out.pitches, layer.kernel_pitches, layer.stride.pitches,
                  [&](int from_pitch, int to_pitch, int pitch) {
                    for (int output = 0; output < layer.outputs; ++output)
                      for (int input = 0; input < layer.inputs; ++input)
                        out.cells(to_step * out.pitches + to_pitch, output) +=
                            layer.weight(input, output, step, pitch) *
                            layer.image.cells(from_step * layer.image.pitches + from_pitch, input);
                  });
  });
  return out;
}

void check_equal(const FeatureMap& a, const FeatureMap& b) {
  RC_ASSERT(a.steps == b.steps);
  RC_ASSERT(a.pitches == b.pitches);
  RC_ASSERT((a.cells - b.cells).cwiseAbs().maxCoeff() < 1e-4F);
}

RC_GTEST_PROP(Convolution, AgreesWithItsDefinition, ()) {
  const Case layer(false);
  check_equal(Convolution(layer.tensors, "a", layer.stride)(layer.image), naive(layer));
}

RC_GTEST_PROP(TransposedConvolution, AgreesWithItsDefinition, ()) {
  const Case layer(true);
  check_equal(TransposedConvolution(layer.tensors, "a", layer.stride)(layer.image), naive_transposed(layer));
}

TEST(SamePadding, PutsTheLargerHalfBehindAsTensorFlowDoes) {
  EXPECT_EQ(same_padding(1000, 5, 1), 2);
  EXPECT_EQ(same_padding(1000, 5, 2), 1);  // of three cells of padding
  EXPECT_EQ(same_padding(1001, 5, 2), 2);
  EXPECT_EQ(same_padding(3, 1, 2), 0);
}

RC_GTEST_PROP(FrameConvolution, CoversTheNeighbouringFrames, ()) {
  Random random(*rc::gen::arbitrary<std::uint64_t>());
  const int inputs = *rc::gen::inRange(1, 5), outputs = *rc::gen::inRange(1, 5), frames = *rc::gen::inRange(1, 12);
  const int width = 2 * *rc::gen::inRange(0, 4) + 1;
  const TensorMap tensors{{"a.weight", random_tensor({outputs, inputs, width}, random)},
                          {"a.bias", random_tensor({outputs}, random)}};
  const RowMatrix image = RowMatrix::NullaryExpr(frames, inputs, [&] { return static_cast<float>(random.normal()); });
  const RowMatrix made = FrameConvolution(tensors, "a")(image);
  RC_ASSERT(made.rows() == frames);
  for (int frame = 0; frame < frames; ++frame) {
    for (int output = 0; output < outputs; ++output) {
      float sum = tensors.at("a.bias").values[static_cast<std::size_t>(output)];
      for (int input = 0; input < inputs; ++input)
        for (int tap = 0; tap < width; ++tap)
          if (const int from = frame + tap - width / 2; from >= 0 && from < frames)
            sum += tensors.at("a.weight").values[static_cast<std::size_t>((output * inputs + input) * width + tap)] *
                   image(from, input);
      RC_ASSERT(std::abs(made(frame, output) - sum) < 1e-4F);
    }
  }
}

}  // namespace
}  // namespace clavier
