#include <span>

#include "models/gan/beat_gan_shape.h"
#include "models/gan/decoding/decoding_parameters.h"
#include "models/layers/batch_norm.h"
#include "music/pitch.h"
#include "training/networks/beat_gan.h"
#include "training/networks/time_convolution.h"
#include "training/networks/voice_kernels.h"

namespace clavier {
namespace {

constexpr double kInitialOnsetLogit = -4.5;  // log-odds of an onset before training: one pitch in ninety
constexpr double kInitialFrameGain = 3;  // weight of frame features over beat features before training, for movement
constexpr double kGradientTemperature = 2.5;  // divides the logits in the gradient, so that it reaches unlikely pitches

torch::nn::Conv1d make_convolution(std::int64_t inputs, std::int64_t outputs, int width) {
  return torch::nn::Conv1d(torch::nn::Conv1dOptions(inputs, outputs, width));  // padded in convolve()
}

torch::Tensor convolve(const torch::nn::Conv1d& layer, const torch::Tensor& x) {
  return time_convolution(x, layer->weight, layer->bias, 1, layer->weight.size(2) / 2);
}

/// Takes numbers from the front of packed ones: (batch, rows * columns) -> (batch, rows, columns).
torch::Tensor take_front(torch::Tensor& rest, std::int64_t rows, std::int64_t columns) {
  const torch::Tensor part = rest.narrow(1, 0, rows * columns);
  rest = rest.narrow(1, rows * columns, rest.size(1) - rows * columns);
  return part.view({-1, rows, columns});
}

}  // namespace

BeatGenerator::BeatGenerator(const GanOptions& options, int eras) : frames_(options.frames) {
  const std::int64_t channels = options.channels;
  era_ = register_parameter("era", torch::randn({eras, kEraFeatures}));
  register_buffer("tonics", torch::full({eras, kPitchClasses}, 1.0 / kPitchClasses));
  register_buffer("calibration",
                  torch::zeros({eras, kCalibrations}));  // this and the next are for generating after training
  register_buffer("decoding_parameters", torch::zeros({eras, kDecodingParameters}));
  const auto layers = register_module("layer", std::make_shared<torch::nn::Module>());
  const auto norms = register_module("norm", std::make_shared<torch::nn::Module>());
  const auto conditions = register_module("condition", std::make_shared<torch::nn::Module>());
  for (int number = 0; number < kBeatLayers + kFrameLayers; ++number) {
    const std::string name = std::to_string(number);
    const int width = number < kBeatLayers ? kBeatWidth : kFrameWidth;
    layers_.push_back(layers->register_module(
        name, make_convolution(inputs_of_beat_layer(number, options.channels), channels, width)));
    norms_.push_back(norms->register_module(
        name, torch::nn::BatchNorm2d(torch::nn::BatchNorm2dOptions(channels).eps(BatchNorm::kEpsilon))));
    conditions_.push_back(conditions->register_module(name, torch::nn::Linear(kConditionFeatures, 2 * channels)));
  }
  keyboard_ =
      register_module("keyboard", make_convolution(channels, kOnsetRollChannels * kRollPitches, kKeyboardWidth));
  key_ = register_module("key", torch::nn::Linear(kConditionFeatures, kPitchClasses));
  harmony_ = register_module("harmony", make_convolution(channels, kPitchClasses, kHarmonyWidth));
  pitch_classes_ = register_module("pitch_classes", make_convolution(channels, kPitchClasses, kKeyboardWidth));
  voices_ = register_module("voices", make_convolution(channels, 3 * kVoices, kKeyboardWidth));
  const torch::NoGradGuard guard;
  layers_[kBeatLayers]->weight.narrow(1, 2 * channels, kFrameFeatures).mul_(kInitialFrameGain);
  keyboard_->weight.mul_(0.5);
  keyboard_->bias.narrow(0, 0, kRollPitches).fill_(kInitialOnsetLogit);
}

std::vector<float> BeatGenerator::pack_latent(const StructuredLatent& latent, const std::vector<float>& edges) {
  std::vector<float> numbers = latent.piece;
  numbers.push_back(static_cast<float>(latent.tonic));
  const std::vector<float> beats(latent.beat_of_frame.begin(), latent.beat_of_frame.end());
  for (const std::vector<float>* part : {&latent.beat_features, &beats, &latent.frame_features, &edges})
    numbers.insert(numbers.end(), part->begin(), part->end());
  return numbers;
}

torch::Tensor BeatGenerator::noise(std::int64_t count) const {
  std::vector<torch::Tensor> rows;
  Random random(
      static_cast<std::uint64_t>(torch::randint(std::int64_t{1} << 62, {1}, torch::kInt64).item<std::int64_t>()));
  for (std::int64_t index = 0; index < count; ++index) {
    const StructuredLatent latent = sample_latent(frames_, {}, random);
    const double place = random.uniform();
    const int within = static_cast<int>(random.below(static_cast<std::uint64_t>(frames_) / 3));
    const int first = place < kEdgeShare ? within : -frames_,
              end = place > 1 - kEdgeShare ? frames_ - within : 2 * frames_;
    rows.push_back(torch::tensor(pack_latent(latent, make_edge_features(frames_, first, end))));
  }
  return torch::stack(rows);
}

torch::Tensor BeatGenerator::layer(std::size_t number, const torch::Tensor& input, const torch::Tensor& conditioning) {
  const torch::Tensor normed = over_time(norms_[number](as_image(convolve(layers_[number], input))));
  const std::vector<torch::Tensor> film = conditions_[number](conditioning).unsqueeze(1).chunk(2, 2);
  torch::Tensor output = torch::addcmul(film[1], normed, 1 + film[0]);
  torch::leaky_relu_(output, kBeatSlope);
  return number == 0 || number == kBeatLayers ? output : output + input;
}

BeatGenerator::Frames BeatGenerator::frames(const torch::Tensor& noise, const torch::Tensor& edges,
                                            const torch::Tensor& conditioning) {
  torch::Tensor rest = noise;
  const std::int64_t count = beats_of(frames_);
  torch::Tensor beats =
      torch::cat({conditioning.unsqueeze(1).expand({-1, count, -1}), take_front(rest, count, kBeatFeatures)}, 2);
  for (std::size_t number = 0; number < kBeatLayers; ++number) beats = layer(number, beats, conditioning);
  const torch::Tensor beat = take_front(rest, frames_, 1).to(torch::kInt64);
  const auto at = [](const torch::Tensor& x, const torch::Tensor& places) {
    return x.gather(1, places.expand({-1, -1, x.size(2)}));
  };
  const torch::Tensor harmony = at(convolve(harmony_, beats) + key_(conditioning).unsqueeze(1), beat);
  torch::Tensor frames =
      torch::cat({at(beats, beat), at(beats, beat + 1), take_front(rest, frames_, kFrameFeatures), edges}, 2);
  for (std::size_t number = kBeatLayers; number < layers_.size(); ++number)
    frames = layer(number, frames, conditioning);
  return {frames, kHarmonyScale * harmony + kPitchClassScale * convolve(pitch_classes_, frames)};
}

torch::Tensor BeatGenerator::voice_logits(const torch::Tensor& frames) {
  const std::vector<torch::Tensor> parts = convolve(voices_, frames).chunk(3, 2);  // each (batch, frames, voices)
  const torch::Tensor centres = torch::linspace(kLowestVoice, kHighestVoice, kVoices, frames.options());
  return sum_voice_kernels({.height = parts[0],
                            .centre = centres + kVoiceShiftScale * parts[1],
                            .inverse_width = kInverseWidthScale * torch::softplus(parts[2])},
                           kRollPitches);  // (batch, frames, pitches)
}

BeatGenerator::Onsets BeatGenerator::decide_onsets(const Frames& frames, const torch::Tensor& tonics,
                                                   const torch::Tensor& inside) {
  const std::vector<torch::Tensor> keyboards =
      convolve(keyboard_, frames.features).split_with_sizes({kRollPitches, (kOnsetRollChannels - 1) * kRollPitches}, 2);
  const torch::Tensor pitches = torch::arange(kRollPitches, tonics.options());
  const torch::Tensor from_tonic =
      (pitches + kPitchClasses - tonics.unsqueeze(1)).remainder(kPitchClasses);  // (batch, pitches)
  const torch::Tensor classes = frames.classes.gather(
      2, from_tonic.unsqueeze(1).expand({-1, frames.classes.size(1), -1}));  // (batch, frames, pitches)
  const torch::Tensor onset_logits = keyboards[0] + classes + kVoiceScale * voice_logits(frames.features);
  const torch::Tensor probabilities = torch::sigmoid(onset_logits / kGradientTemperature);
  const torch::Tensor decided =
      (probabilities.detach() > 0.5).to(probabilities.dtype()) + probabilities - probabilities.detach();
  const torch::Tensor onsets = (decided * inside.unsqueeze(2)).unsqueeze(1);
  const torch::Tensor others = keyboards[1]
                                   .view({-1, frames_, kOnsetRollChannels - 1, kRollPitches})
                                   .transpose(1, 2);  // (batch, channels, frames, pitches)
  return {onsets, onsets * torch::sigmoid(others)};
}

torch::Tensor BeatGenerator::forward(const torch::Tensor& noise, const torch::Tensor& eras) {
  torch::Tensor rest = noise.narrow(1, 0, noise.size(1) - frames_ * kEdgeFeatures);
  torch::Tensor last = noise.narrow(1, rest.size(1), frames_ * kEdgeFeatures);
  const torch::Tensor piece = take_front(rest, 1, kPieceNoise).squeeze(1);
  const torch::Tensor tonics = take_front(rest, 1, 1).view(-1).to(torch::kInt64),
                      edges = take_front(last, frames_, kEdgeFeatures);
  const torch::Tensor conditioning = torch::cat({piece, era_.index_select(0, eras)}, 1);
  const Onsets decided = decide_onsets(frames(rest, edges, conditioning), tonics, edges.select(2, kEdgeFeatures - 1));
  const torch::Tensor at_every_pitch = edges.transpose(1, 2).unsqueeze(3).expand({-1, -1, -1, kRollPitches});
  return torch::cat({decided.onsets, decided.others, at_every_pitch}, 1);
}

}  // namespace clavier
