#pragma once

#include <array>
#include <numeric>
#include <vector>

#include "models/gan/beat_gan_shape.h"
#include "models/gan/gan_options.h"
#include "models/gan/kuo_gan_shape.h"
#include "training/gan/gan_step.h"
#include "training/networks/beat_critic_shape.h"

namespace clavier {

/// The arithmetic of a GAN: multiplications, each with an addition, of the products of every layer for one image. What
/// is computed cell by cell (norms, FiLM, activations, voices) or onset by onset (energy distance) is not counted.
struct RollOperations {
  std::vector<double> generator;
  std::vector<double> critic;
  double sees_noise = 0;  ///< of the generator's layers: these need no gradient of their input
  double sees_image = 0;  ///< of the critic's layers

  double generating() const { return sum(generator); }

  /// Floating-point operations of one step: the generator forward and backward; the critic forward with real and
  /// generated images; backward to its weights with both, where the layers that see images need no gradient of these;
  /// and backward to the generated image. Every kPenaltyInterval steps the R1 penalty: backward to the real images,
  /// then forward and backward through that.
  double of_step(int batch, const GanTrainingOptions& options) const {
    const double penalty = options.gradient_penalty > 0 ? 3 * sum(critic) / kPenaltyInterval : 0;
    return 2 * batch * (3 * generating() - sees_noise + 2 * (3 * sum(critic) - sees_image) + sum(critic) + penalty);
  }

 private:
  static double sum(const std::vector<double>& layers) { return std::accumulate(layers.begin(), layers.end(), 0.0); }
};

/// A dense layer, then transposed convolutions: inputs * outputs * taps for each cell of the input. The critic: two
/// convolutions, for each cell of the output, and a dense layer.
inline RollOperations article_operations(const GanOptions& network) {
  constexpr double kTaps = kKuoKernel * kKuoKernel;
  double cells = kKuoRows * kKuoColumns, inputs = network.features;
  RollOperations operations{.generator = {network.noise * cells * inputs}};
  for (std::size_t layer = 0; layer < kKuoStrides.size(); ++layer) {
    const double outputs = layer + 1 < kKuoStrides.size() ? network.channels : 1;
    operations.generator.push_back(cells * inputs * outputs * kTaps);
    cells *= kKuoStrides[layer].steps * kKuoStrides[layer].pitches;
    inputs = outputs;
  }
  operations.sees_noise = operations.generator.front();
  const double image = kRollSteps * kRollPitches, first = network.critic, second = 2 * first;
  operations.critic = {image / 4 * first * kTaps, image / 16 * first * second * kTaps, image / 16 * second};
  operations.sees_image = operations.critic.front();
  return operations;
}

/// Convolutions over beats and frames; the critic's two streams, that over keyboards first.
inline RollOperations beat_operations(const GanOptions& network) {
  const double channels = network.channels, frames = network.frames, beats = beats_of(network.frames);
  RollOperations operations;
  for (int layer = 0; layer < kBeatLayers + kFrameLayers; ++layer)
    operations.generator.push_back((layer < kBeatLayers ? beats * kBeatWidth : frames * kFrameWidth) *
                                   inputs_of_beat_layer(layer, network.channels) * channels);
  operations.sees_noise = operations.generator.front();
  constexpr double kOutputs = kOnsetRollChannels * kRollPitches + kPitchClasses + 3 * kVoices;
  operations.generator.push_back(frames * kKeyboardWidth * channels * kOutputs);
  operations.generator.push_back(beats * kHarmonyWidth * channels * kPitchClasses);

  double rows = frames, inputs = kKeyboardStreamInputs;
  for (int layer = 0; layer < kKeyboardLayers; ++layer) {
    rows /= kKeyboardStride;
    operations.critic.push_back(rows * kKeyboardKernel * inputs * network.critic);
    inputs = network.critic;
  }
  operations.sees_image = operations.critic.front();
  std::array<std::int64_t, 2> size = {network.frames, kRollPitches};
  inputs = kOnsetRollChannels;
  for (const ShapeLayer& layer : kShapeLayers) {
    for (std::size_t side = 0; side < size.size(); ++side)
      size[side] = (size[side] + 2 * layer.padding[side] - layer.kernel[side]) / layer.stride[side] + 1;
    const double outputs = layer.outputs > 0 ? static_cast<double>(layer.outputs) : network.critic;
    operations.critic.push_back(static_cast<double>(size[0] * size[1] * layer.kernel[0] * layer.kernel[1]) * inputs *
                                outputs);
    if (&layer == &kShapeLayers.front()) operations.sees_image += operations.critic.back();
    inputs = outputs;
  }
  return operations;
}

}  // namespace clavier
