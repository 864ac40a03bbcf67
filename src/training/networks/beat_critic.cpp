#include "models/gan/beat_gan_shape.h"
#include "music/pitch.h"
#include "training/networks/beat_critic_shape.h"
#include "training/networks/beat_gan.h"
#include "training/networks/space_to_depth.h"
#include "training/networks/strided_convolution.h"
#include "training/networks/time_convolution.h"

namespace clavier {
namespace {

constexpr int kMinibatchDeviationLayer =
    3;  // has the minibatch standard deviation as an input (Karras et al., "Progressive growing of GANs", 2018)
constexpr double kStreamWeight = 0.5;

torch::Tensor apply_beat_leaky_relu(const torch::Tensor& x) { return torch::leaky_relu(x, kBeatSlope); }

/// For an `x` that nothing else needs and that is no view: the largest tensors are written once.
torch::Tensor apply_beat_leaky_relu_in_place(torch::Tensor x) { return torch::leaky_relu_(x, kBeatSlope); }

SpectralNorm make_spectral_norm(torch::IntArrayRef shape) {
  torch::Tensor weight = torch::empty(shape);
  torch::nn::init::xavier_uniform_(weight);
  return SpectralNorm(weight);
}

}  // namespace

BeatCritic::Layer BeatCritic::layer(const std::string& name, torch::IntArrayRef shape) {
  return {register_module(name, make_spectral_norm(shape)),
          register_parameter(name + "_bias", torch::zeros({shape[0]}))};
}

BeatCritic::BeatCritic(const GanOptions& options, int eras) {
  const std::int64_t width = options.critic;
  for (int number = 0; number < kKeyboardLayers; ++number) {
    const std::int64_t seen = number == 0 ? kKeyboardStreamInputs : width;
    const std::int64_t inputs = seen + (number == kMinibatchDeviationLayer ? 1 : 0);
    keyboard_layers_.push_back(layer("keyboard" + std::to_string(number), {width, inputs, kKeyboardKernel}));
  }
  std::int64_t inputs = kOnsetRollChannels;
  for (const ShapeLayer& shape : kShapeLayers) {
    const std::int64_t outputs = shape.outputs > 0 ? shape.outputs : width;
    const std::string name = "shape" + std::to_string(shape_layers_.size());
    shape_layers_.push_back(layer(name, {outputs, inputs, shape.kernel[0], shape.kernel[1]}));
    inputs = outputs;
  }
  whole_ = layer("whole", {1, 2 * width});
  era_ = register_module("era", make_spectral_norm({eras, 2 * width}));
  keyboards_ = layer("keyboards", {1, width});
  shapes_ = layer("shapes", {1, width});
}

torch::Tensor BeatCritic::keyboard_stream(const torch::Tensor& images) {
  const std::vector<torch::Tensor> channels = images.split_with_sizes({kOnsetRollChannels, kEdgeFeatures}, 1);
  std::vector<torch::Tensor> parts = channels[0].unbind(1);  // each (batch, frames, pitches)
  for (const std::size_t counted : {0U, 1U}) {
    const torch::Tensor& keyboards = parts[counted];
    parts.push_back(
        keyboards.reshape({keyboards.size(0), keyboards.size(1), kRollPitches / kPitchClasses, kPitchClasses}).sum(2));
  }
  parts.push_back(channels[1].select(3, 0).transpose(1, 2));  // (batch, frames, edges)
  torch::Tensor x = torch::cat(parts, 2);
  for (int number = 0; number < kKeyboardLayers; ++number) {
    if (number == kMinibatchDeviationLayer) x = torch::cat({x, x.std(0).mean().expand({x.size(0), x.size(1), 1})}, 2);
    Layer& layer = keyboard_layers_[static_cast<std::size_t>(number)];
    x = apply_beat_leaky_relu(time_convolution(x, layer.weight(), layer.bias, kKeyboardStride, kKeyboardKernel / 2));
  }
  return x;
}

torch::Tensor BeatCritic::shape_stream(const torch::Tensor& images) {
  torch::Tensor x = images.narrow(1, 0, kOnsetRollChannels);
  for (std::size_t number = 0; number + 1 < kShapeLayers.size(); ++number) {
    const ShapeLayer& shape = kShapeLayers[number];
    Layer& layer = shape_layers_[number];
    x = apply_beat_leaky_relu_in_place(number == 0
                                           ? strided_convolution(space_to_depth(x), layer.weight(), layer.bias)
                                           : torch::conv2d(x, layer.weight(), layer.bias, shape.stride, shape.padding));
  }
  const ShapeLayer& last = kShapeLayers.back();
  Layer& layer = shape_layers_.back();
  const torch::Tensor rows = x.permute({0, 2, 3, 1}).flatten(2);  // (batch, time, columns * features)
  const torch::Tensor kernel = layer.weight().permute({0, 3, 1, 2}).flatten(1, 2);
  return apply_beat_leaky_relu(time_convolution(rows, kernel, layer.bias, last.stride[0], last.padding[0]));
}

torch::Tensor BeatCritic::features(std::size_t stream, const torch::Tensor& images) {
  return (stream == 0 ? keyboard_stream(images) : shape_stream(images)).mean(1);  // (batch, width)
}

torch::Tensor BeatCritic::logits(const std::vector<torch::Tensor>& features, const torch::Tensor& eras) {
  const torch::Tensor both = torch::cat(features, 1);  // (batch, 2 * width)
  const torch::Tensor whole = torch::linear(both, whole_.weight(), whole_.bias);
  const torch::Tensor of_era = (era_().index_select(0, eras) * both).sum(1, true);
  const torch::Tensor alone = torch::linear(features[0], keyboards_.weight(), keyboards_.bias) +
                              torch::linear(features[1], shapes_.weight(), shapes_.bias);
  return whole + of_era + kStreamWeight * alone;
}

}  // namespace clavier
