#include "models/gan/beat_gan_model.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "models/gan/beat_gan_shape.h"
#include "models/gan/decoding/onset_decoder.h"

namespace clavier {
namespace {

constexpr int kSectionBars = 8;      // in longer pieces, whose first section returns
constexpr int kMinFormFrames = 360;  // half a minute; shorter pieces have no sections

Eigen::Map<const RowMatrix> rows_of(const std::vector<float>& values, int columns) {
  return {values.data(), static_cast<Eigen::Index>(values.size()) / columns, columns};
}

float softplus(float value) { return value > 20 ? value : std::log1p(std::exp(value)); }

/// Adds the voice kernels to the onset logits of a frame. `voices` holds gates, places and widths, kVoices of each.
void add_voices(const RowMatrix& voices, Eigen::Index frame, RowMatrix& logits) {
  const Eigen::ArrayXf pitches = Eigen::ArrayXf::LinSpaced(kRollPitches, 0, kRollPitches - 1);
  for (int voice = 0; voice < kVoices; ++voice) {
    const float centre = voice_centre(voice) + kVoiceShiftScale * voices(frame, kVoices + voice);
    const float inverse_width = kInverseWidthScale * softplus(voices(frame, 2 * kVoices + voice));
    logits.row(frame).head(kRollPitches).array() +=
        (kVoiceScale * voices(frame, voice) * (-0.5f * ((pitches - centre) * inverse_width).square()).exp())
            .transpose();
  }
}

}  // namespace

RowMatrix BeatGanModel::Layer::operator()(const RowMatrix& input, const RowMatrix& conditioning) const {
  const RowMatrix film = condition.of_rows(conditioning);  // scales, then shifts
  RowMatrix output = convolution(input);
  const Eigen::Index channels = output.cols();
  output.array().rowwise() *= norm.scale.transpose().array();
  output.array().rowwise() += norm.shift.transpose().array();
  output.array() *= 1 + film.leftCols(channels).array();
  output += film.rightCols(channels);
  output = output.cwiseMax(kBeatSlope * output);
  if (residual) output += input;
  return output;
}

BeatGanModel::BeatGanModel(const GanCheckpoint& checkpoint)
    : era_(matrix_of(checkpoint.tensors, "era")),
      key_(checkpoint.tensors, "key"),
      harmony_(checkpoint.tensors, "harmony"),
      keyboard_(checkpoint.tensors, "keyboard"),
      pitch_classes_(checkpoint.tensors, "pitch_classes"),
      voices_(checkpoint.tensors, "voices") {
  const float* tonics = checkpoint.tensors.at("tonics").values.data();
  for (const RollEra& entry : checkpoint.eras) {
    decoding_parameters_.push_back(read_decoding_parameters(checkpoint.tensors, eras_.size()));
    eras_.push_back(entry.era);
    std::copy_n(tonics, kPitchClasses, tonics_.emplace_back().begin());
    tonics += kPitchClasses;
  }
  for (int layer = 0; layer < kBeatLayers + kFrameLayers; ++layer) {
    const std::string number = std::to_string(layer);
    layers_.push_back({.convolution = FrameConvolution(checkpoint.tensors, "layer." + number),
                       .norm = BatchNorm(checkpoint.tensors, "norm." + number),
                       .condition = Dense(checkpoint.tensors, "condition." + number),
                       .residual = layer != 0 && layer != kBeatLayers});
  }
}

RowMatrix BeatGanModel::conditioning(const StructuredLatent& latent, std::size_t era) const {
  RowMatrix conditioning(latent.beats, kConditionFeatures);
  conditioning << rows_of(latent.piece_latents, kPieceNoise),
      era_.row(static_cast<Eigen::Index>(era)).replicate(latent.beats, 1);
  return conditioning;
}

RowMatrix BeatGanModel::beats(const StructuredLatent& latent, const RowMatrix& conditioning) const {
  RowMatrix beats(latent.beats, kConditionFeatures + kBeatFeatures);
  beats << conditioning, rows_of(latent.beat_features, kBeatFeatures);
  for (std::size_t layer = 0; layer < kBeatLayers; ++layer) beats = layers_[layer](beats, conditioning);
  return beats;
}

RowMatrix BeatGanModel::frames(const StructuredLatent& latent, const RowMatrix& beats, const std::vector<float>& edges,
                               const RowMatrix& conditioning) const {
  const Eigen::Index width = beats.cols();
  RowMatrix frame_conditioning(latent.frames, kConditionFeatures);
  RowMatrix frames(latent.frames, 2 * width + kFrameFeatures + kEdgeFeatures);
  for (int frame = 0; frame < latent.frames; ++frame) {
    const int beat = latent.beat_of_frame[static_cast<std::size_t>(frame)];
    frame_conditioning.row(frame) = conditioning.row(beat);
    frames.row(frame).head(width) = beats.row(beat);
    frames.row(frame).segment(width, width) = beats.row(beat + 1);
  }
  frames.middleCols(2 * width, kFrameFeatures) = rows_of(latent.frame_features, kFrameFeatures);
  frames.rightCols(kEdgeFeatures) = rows_of(edges, kEdgeFeatures);
  for (std::size_t layer = kBeatLayers; layer < layers_.size(); ++layer)
    frames = layers_[layer](frames, frame_conditioning);
  return frames;
}

OnsetLogits BeatGanModel::keyboards(const StructuredLatent& latent, const RowMatrix& harmony,
                                    const RowMatrix& frames) const {
  OnsetLogits logits{.pitches = keyboard_(frames), .pitch_classes = RowMatrix(latent.frames, kPitchClasses)};
  RowMatrix pitch_classes = kPitchClassScale * pitch_classes_(frames);
  const RowMatrix voices = voices_(frames);
  for (int frame = 0; frame < latent.frames; ++frame) {
    pitch_classes.row(frame) += kHarmonyScale * harmony.row(latent.beat_of_frame[static_cast<std::size_t>(frame)]);
    for (int of = 0; of < kPitchClasses; ++of)
      logits.pitch_classes(frame, (of + latent.tonic) % kPitchClasses) = pitch_classes(frame, of);
    add_voices(voices, frame, logits.pitches);
  }
  return logits;
}

OnsetLogits BeatGanModel::logits(const StructuredLatent& latent, const std::vector<float>& edges,
                                 std::size_t era) const {
  const RowMatrix conditioning = this->conditioning(latent, era);
  const RowMatrix beats = this->beats(latent, conditioning);
  return keyboards(latent, harmony_(beats) + key_.of_rows(conditioning), frames(latent, beats, edges, conditioning));
}

PianoRoll BeatGanModel::generate(Era era, int steps, Random& random) const {
  const auto found = std::find(eras_.begin(), eras_.end(), era);
  assert(found != eras_.end() && steps > 0);
  const int frames = frames_of(steps);
  const auto number = static_cast<std::size_t>(found - eras_.begin());
  const LatentForm form{.section = frames < kMinFormFrames ? 0 : kSectionBars,
                        .within_piece_variance = decoding_parameters_[number].within_piece_variance,
                        .tonics = tonics_[number]};
  const StructuredLatent latent = sample_latent(frames, form, random);
  const OnsetLogits onset_logits = logits(latent, make_edge_features(frames, 0, frames), number);
  return roll_of(decode_notes(onset_logits, latent.beat_at, decoding_parameters_[number]), {.steps = steps});
}

}  // namespace clavier
