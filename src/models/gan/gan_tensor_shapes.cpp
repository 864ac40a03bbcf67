#include "models/gan/beat_gan_shape.h"
#include "models/gan/decoding/decoding_parameters.h"
#include "models/gan/gan_checkpoint.h"
#include "models/gan/kuo_gan_shape.h"

namespace clavier {
namespace {

TensorShapes kuo_shapes(const GanOptions& network) {
  TensorShapes shapes;
  const auto add_norm = [&shapes](int layer, std::int64_t size) {
    for (const char* part : {".weight", ".bias", ".mean", ".variance"})
      shapes["norm." + std::to_string(layer) + part] = {size};
  };
  const std::int64_t units = std::int64_t{kKuoRows} * kKuoColumns * network.features;
  shapes["dense.weight"] = {units, network.noise};
  add_norm(0, units);
  std::int64_t inputs = network.features;
  const int layers = static_cast<int>(kKuoStrides.size());
  for (int layer = 0; layer < layers; ++layer) {
    const std::int64_t outputs = layer + 1 < layers ? network.channels : kKuoChannels;
    shapes["upsample." + std::to_string(layer) + ".weight"] = {inputs, outputs, kKuoKernel, kKuoKernel};
    if (layer + 1 < layers) add_norm(layer + 1, outputs);
    inputs = outputs;
  }
  return shapes;
}

/// Adds a convolution over beats or frames.
void add_convolution(TensorShapes& shapes, const std::string& name, std::int64_t outputs, std::int64_t inputs,
                     int width) {
  shapes[name + ".weight"] = {outputs, inputs, width};
  shapes[name + ".bias"] = {outputs};
}

TensorShapes beat_shapes(const GanOptions& network, int eras) {
  TensorShapes shapes{{"era", {eras, kEraFeatures}},
                      {"calibration", {eras, kCalibrations}},
                      {"decoding_parameters", {eras, kDecodingParameters}},
                      {"tonics", {eras, kPitchClasses}}};
  const std::int64_t channels = network.channels;
  for (int layer = 0; layer < kBeatLayers + kFrameLayers; ++layer) {
    const std::string number = std::to_string(layer);
    add_convolution(shapes, "layer." + number, channels, inputs_of_beat_layer(layer, network.channels),
                    layer < kBeatLayers ? kBeatWidth : kFrameWidth);
    shapes["condition." + number + ".weight"] = {2 * channels, kConditionFeatures};
    shapes["condition." + number + ".bias"] = {2 * channels};
    for (const char* part : {".weight", ".bias", ".mean", ".variance"}) shapes["norm." + number + part] = {channels};
  }
  add_convolution(shapes, "keyboard", std::int64_t{kOnsetRollChannels} * kRollPitches, channels, kKeyboardWidth);
  shapes["key.weight"] = {kPitchClasses, kConditionFeatures};
  shapes["key.bias"] = {kPitchClasses};
  add_convolution(shapes, "harmony", kPitchClasses, channels, kHarmonyWidth);
  add_convolution(shapes, "pitch_classes", kPitchClasses, channels, kKeyboardWidth);
  add_convolution(shapes, "voices", std::int64_t{3} * kVoices, channels, kKeyboardWidth);
  return shapes;
}

}  // namespace

TensorShapes gan_tensor_shapes(const GanOptions& network, int eras) {
  check_options(network);
  return network.kind == "kuo_gan" ? kuo_shapes(network) : beat_shapes(network, eras);
}

}  // namespace clavier
