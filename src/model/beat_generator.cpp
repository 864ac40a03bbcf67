#include <span>

#include "engine/batch_norm.h"
#include "engine/beat_roll_shape.h"
#include "model/beat_gan.h"
#include "model/voice_pull.h"
#include "music/pitch.h"

namespace clavier {
namespace {

constexpr double kRareStrikes = -4.5;  // log-odds of a strike before any training: one key in ninety
constexpr double kLively = 3;          // how much more than a beat its frames count before any training: music moves
constexpr double kSoftness = 2.5;      // by which the gradient takes log-odds for smaller, to reach unlikely keys

torch::nn::Conv1d convolution(std::int64_t inputs, std::int64_t outputs, int width) {
  return torch::nn::Conv1d(torch::nn::Conv1dOptions(inputs, outputs, width).padding(width / 2));
}

/// Takes numbers from the front of packed ones: (batch, rows * columns) -> (batch, columns, rows).
torch::Tensor taken(torch::Tensor& rest, std::int64_t rows, std::int64_t columns) {
  const torch::Tensor part = rest.narrow(1, 0, rows * columns);
  rest = rest.narrow(1, rows * columns, rest.size(1) - rows * columns);
  return part.view({-1, rows, columns}).transpose(1, 2);
}

}  // namespace

BeatGenerator::BeatGenerator(const RollNetworkOptions& options, int eras) : frames_(options.frames) {
  const std::int64_t channels = options.channels;
  era_ = register_parameter("era", torch::randn({eras, kEraFeatures}));
  register_buffer("tonics", torch::full({eras, kPitchClasses}, 1.0 / kPitchClasses));
  register_buffer("calibration", torch::zeros({eras, kCalibrations}));  // this and the next only the engine heeds
  register_buffer("habits", torch::zeros({eras, kHabits}));
  const auto layers = register_module("layer", std::make_shared<torch::nn::Module>());
  const auto norms = register_module("norm", std::make_shared<torch::nn::Module>());
  const auto conditions = register_module("condition", std::make_shared<torch::nn::Module>());
  for (int number = 0; number < kBeatLayers + kFrameLayers; ++number) {
    const std::string name = std::to_string(number);
    const int width = number < kBeatLayers ? kBeatWidth : kFrameWidth;
    layers_.push_back(
        layers->register_module(name, convolution(inputs_of_beat_layer(number, options.channels), channels, width)));
    norms_.push_back(norms->register_module(
        name, torch::nn::BatchNorm1d(torch::nn::BatchNorm1dOptions(channels).eps(BatchNorm::kEpsilon))));
    conditions_.push_back(conditions->register_module(name, torch::nn::Linear(kConditionFeatures, 2 * channels)));
  }
  keyboard_ = register_module("keyboard", convolution(channels, kStrikeChannels * kRollKeys, kKeyboardWidth));
  key_ = register_module("key", torch::nn::Linear(kConditionFeatures, kPitchClasses));
  harmony_ = register_module("harmony", convolution(channels, kPitchClasses, kHarmonyWidth));
  pitch_classes_ = register_module("pitch_classes", convolution(channels, kPitchClasses, kKeyboardWidth));
  voices_ = register_module("voices", convolution(channels, 3 * kVoices, kKeyboardWidth));
  const torch::NoGradGuard guard;
  layers_[kBeatLayers]->weight.narrow(1, 2 * channels, kFrameFeatures).mul_(kLively);
  keyboard_->weight.mul_(0.5);
  keyboard_->bias.narrow(0, 0, kRollKeys).fill_(kRareStrikes);
}

std::vector<float> BeatGenerator::packed(const RollSketch& sketch, const std::vector<float>& edges) {
  std::vector<float> numbers = sketch.piece;
  numbers.push_back(static_cast<float>(sketch.tonic));
  const std::vector<float> beats(sketch.beat_of_frame.begin(), sketch.beat_of_frame.end());
  for (const std::vector<float>* part : {&sketch.beat_features, &beats, &sketch.frame_features, &edges})
    numbers.insert(numbers.end(), part->begin(), part->end());
  return numbers;
}

torch::Tensor BeatGenerator::noise(std::int64_t count) const {
  std::vector<torch::Tensor> rows;
  Random random(
      static_cast<std::uint64_t>(torch::randint(std::int64_t{1} << 62, {1}, torch::kInt64).item<std::int64_t>()));
  for (std::int64_t index = 0; index < count; ++index) {
    const RollSketch sketch = draw_sketch(frames_, {}, random);
    const double place = random.uniform();
    const int within = static_cast<int>(random.below(static_cast<std::uint64_t>(frames_) / 3));
    const int first = place < kEdgeShare ? within : -frames_,
              end = place > 1 - kEdgeShare ? frames_ - within : 2 * frames_;
    rows.push_back(torch::tensor(packed(sketch, edge_features(frames_, first, end))));
  }
  return torch::stack(rows);
}

torch::Tensor BeatGenerator::layer(std::size_t number, const torch::Tensor& input, const torch::Tensor& about) {
  const torch::Tensor normed = norms_[number](layers_[number](input));
  const std::vector<torch::Tensor> bend = conditions_[number](about).unsqueeze(2).chunk(2, 1);
  const torch::Tensor output = torch::leaky_relu(normed * (1 + bend[0]) + bend[1], kBeatSlope);
  return number == 0 || number == kBeatLayers ? output : output + input;
}

BeatGenerator::Frames BeatGenerator::frames(const torch::Tensor& noise, const torch::Tensor& edges,
                                            const torch::Tensor& about) {
  torch::Tensor rest = noise;
  const std::int64_t count = beats_of(frames_);
  torch::Tensor beats = torch::cat({about.unsqueeze(2).expand({-1, -1, count}), taken(rest, count, kBeatFeatures)}, 1);
  for (std::size_t number = 0; number < kBeatLayers; ++number) beats = layer(number, beats, about);
  const torch::Tensor beat = taken(rest, frames_, 1).to(torch::kInt64);
  const auto at = [](const torch::Tensor& x, const torch::Tensor& places) {
    return x.gather(2, places.expand({-1, x.size(1), -1}));
  };
  const torch::Tensor harmony = at(harmony_(beats) + key_(about).unsqueeze(2), beat);
  torch::Tensor frames =
      torch::cat({at(beats, beat), at(beats, beat + 1), taken(rest, frames_, kFrameFeatures), edges}, 1);
  for (std::size_t number = kBeatLayers; number < layers_.size(); ++number) frames = layer(number, frames, about);
  return {frames, kHarmonyScale * harmony + kPitchClassScale * pitch_classes_(frames)};
}

torch::Tensor BeatGenerator::wish_of_voices(const torch::Tensor& frames) {
  const std::vector<torch::Tensor> parts = voices_(frames).chunk(3, 1);  // each (batch, voices, frames)
  const torch::Tensor homes = torch::linspace(kLowestVoice, kHighestVoice, kVoices, frames.options());
  return voice_pull({.height = parts[0],
                     .centre = homes.view({1, kVoices, 1}) + kVoiceReach * parts[1],
                     .narrowness = kNarrowness * torch::softplus(parts[2])},
                    kRollKeys);  // (batch, frames, keys)
}

torch::Tensor BeatGenerator::strikes(const Frames& frames, const torch::Tensor& tonics, const torch::Tensor& inside) {
  const torch::Tensor keyboards =
      keyboard_(frames.features).view({frames.features.size(0), kStrikeChannels, kRollKeys, -1}).transpose(2, 3);
  const torch::Tensor keys = torch::arange(kRollKeys, tonics.options());
  const torch::Tensor counted = (keys + kPitchClasses - tonics.unsqueeze(1)).remainder(kPitchClasses);  // (batch, keys)
  const torch::Tensor classes = frames.classes.transpose(1, 2).gather(
      2, counted.unsqueeze(1).expand({-1, frames.classes.size(2), -1}));  // (batch, frames, keys)
  const torch::Tensor wish = keyboards.select(1, 0) + classes + kVoiceScale * wish_of_voices(frames.features);
  const torch::Tensor likely = torch::sigmoid(wish / kSoftness);
  const torch::Tensor decided = (likely.detach() > 0.5).to(likely.dtype()) + likely - likely.detach();
  const torch::Tensor struck = (decided * inside.unsqueeze(2)).unsqueeze(1);
  return torch::cat({struck, struck * torch::sigmoid(keyboards.narrow(1, 1, kStrikeChannels - 1))}, 1);
}

torch::Tensor BeatGenerator::forward(const torch::Tensor& noise, const torch::Tensor& eras) {
  torch::Tensor rest = noise.narrow(1, 0, noise.size(1) - frames_ * kEdgeFeatures);
  torch::Tensor last = noise.narrow(1, rest.size(1), frames_ * kEdgeFeatures);
  const torch::Tensor piece = taken(rest, 1, kPieceNoise).squeeze(2);
  const torch::Tensor tonics = taken(rest, 1, 1).view(-1).to(torch::kInt64),
                      edges = taken(last, frames_, kEdgeFeatures);
  const torch::Tensor about = torch::cat({piece, era_.index_select(0, eras)}, 1);
  const torch::Tensor drawn = strikes(frames(rest, edges, about), tonics, edges.select(1, kEdgeFeatures - 1));
  return torch::cat({drawn, edges.unsqueeze(3).expand({-1, -1, -1, kRollKeys})}, 1);
}

}  // namespace clavier
