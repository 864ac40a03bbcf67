#include "training/networks/kuo_gan.h"

#include "models/gan/kuo_gan_shape.h"
#include "models/layers/batch_norm.h"
#include "training/networks/dropout.h"
#include "training/networks/strided_convolution.h"
#include "training/networks/transposed_convolution.h"

namespace clavier {
namespace {

constexpr double kKerasMomentum = 0.01;  // Keras calls it 0.99, the share of the old statistics
constexpr int kCriticStride = 2;

/// As Keras initialises: Glorot-uniform weights, biases of zero.
template <class Layer>
Layer initialise_as_keras(Layer layer) {
  torch::nn::init::xavier_uniform_(layer->weight);
  if (layer->bias.defined()) torch::nn::init::zeros_(layer->bias);
  return layer;
}

torch::nn::ConvTranspose2d make_transposed_convolution(std::int64_t inputs, std::int64_t outputs) {
  return initialise_as_keras(torch::nn::ConvTranspose2d(
      torch::nn::ConvTranspose2dOptions(inputs, outputs, kKuoKernel).bias(false)));  // strides: in upsample()
}

/// The result is float, whatever type the product is computed in.
torch::Tensor upsample(const torch::nn::ConvTranspose2d& layer, const torch::Tensor& x, Stride stride,
                       torch::ScalarType type) {
  return transposed_convolution(x.to(type), layer->weight.to(type), stride).to(torch::kFloat32);
}

torch::nn::Conv2d make_strided_convolution(std::int64_t inputs, std::int64_t outputs) {
  return initialise_as_keras(
      torch::nn::Conv2d(torch::nn::Conv2dOptions(inputs, outputs, kKuoKernel).stride(kCriticStride)));
}

/// With TensorFlow's "same" padding of images whose sides are even.
torch::Tensor downsample(const torch::nn::Conv2d& layer, const torch::Tensor& x) {
  const torch::Tensor kernel = layer->weight.to(x.scalar_type()), bias = layer->bias.to(x.scalar_type());
  if (x.size(1) == 1) return strided_convolution(torch::pixel_unshuffle(x, 2), kernel, bias, true);
  std::vector<std::int64_t> padding;
  for (const std::int64_t size : {x.size(3), x.size(2)}) {
    const std::int64_t before = same_padding(static_cast<int>(size), kKuoKernel, kCriticStride);
    const std::int64_t outputs = (size + kCriticStride - 1) / kCriticStride;
    padding.insert(padding.end(), {before, (outputs - 1) * kCriticStride + kKuoKernel - size - before});
  }
  return torch::conv2d(torch::constant_pad_nd(x, padding), kernel, bias, kCriticStride);
}

torch::Tensor apply_kuo_leaky_relu(const torch::Tensor& x) { return torch::leaky_relu(x, kKuoSlope); }

}  // namespace

KuoGenerator::KuoGenerator(const GanOptions& options) : options_(options) {
  const std::int64_t units = std::int64_t{kKuoRows} * kKuoColumns * options.features;
  dense_ = register_module(
      "dense", initialise_as_keras(torch::nn::Linear(torch::nn::LinearOptions(options.noise, units).bias(false))));
  auto layers = register_module("upsample", std::make_shared<torch::nn::Module>());
  auto norms = register_module("norm", std::make_shared<torch::nn::Module>());
  dense_norm_ = norms->register_module(
      "0",
      torch::nn::BatchNorm1d(torch::nn::BatchNorm1dOptions(units).eps(BatchNorm::kEpsilon).momentum(kKerasMomentum)));
  std::int64_t inputs = options.features;
  for (std::size_t layer = 0; layer < kKuoStrides.size(); ++layer) {
    const bool last = layer + 1 == kKuoStrides.size();
    const std::int64_t outputs = last ? 1 : options.channels;
    layers_.push_back(layers->register_module(std::to_string(layer), make_transposed_convolution(inputs, outputs)));
    if (last) break;
    norms_.push_back(norms->register_module(
        std::to_string(layer + 1),
        torch::nn::BatchNorm2d(
            torch::nn::BatchNorm2dOptions(outputs).eps(BatchNorm::kEpsilon).momentum(kKerasMomentum))));
    inputs = outputs;
  }
}

torch::Tensor KuoGenerator::noise(std::int64_t count) const { return torch::randn({count, options_.noise}); }

torch::Tensor KuoGenerator::forward(const torch::Tensor& noise, const torch::Tensor&) {
  torch::Tensor x = apply_kuo_leaky_relu(dense_norm_(dense_(noise)));
  x = x.view({-1, kKuoRows, kKuoColumns, options_.features}).permute({0, 3, 1, 2});
  for (std::size_t layer = 0; layer < norms_.size(); ++layer)
    x = apply_kuo_leaky_relu(
        norms_[layer](upsample(layers_[layer], x, kKuoStrides[layer], type_)));  // (batch, channels, steps, pitches)
  return torch::tanh(upsample(layers_.back(), x, kKuoStrides.back(), torch::kFloat32));
}

KuoCritic::KuoCritic(const GanOptions& options) : dropout_(options.dropout) {
  const std::int64_t cells = std::int64_t{kRollSteps / 4} * (kRollPitches / 4);
  first_ = register_module("first", make_strided_convolution(1, options.critic));
  second_ = register_module("second", make_strided_convolution(options.critic, 2 * options.critic));
  dense_ = register_module("dense", initialise_as_keras(torch::nn::Linear(cells * 2 * options.critic, 1)));
}

torch::Tensor KuoCritic::features(std::size_t, const torch::Tensor& rolls) {
  const double dropout = is_training() ? dropout_ : 0;
  torch::Tensor x =
      apply_dropout(apply_kuo_leaky_relu(downsample(first_, rolls.to(type_))), dropout, dropout_generator());
  x = apply_dropout(apply_kuo_leaky_relu(downsample(second_, x)), dropout, dropout_generator());
  return x.flatten(1).to(torch::kFloat32);
}

torch::Tensor KuoCritic::logits(const std::vector<torch::Tensor>& features, const torch::Tensor&) {
  return dense_(features.front());  // (batch, 1)
}

}  // namespace clavier
