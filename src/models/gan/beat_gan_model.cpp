#include "models/gan/beat_gan_model.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "models/gan/beat_gan_shape.h"
#include "models/gan/decoding/onset_decoder.h"

namespace clavier {
namespace {

constexpr int kSectionBars = 8;        // of longer pieces, whose beginning comes back
constexpr int kLeastFormFrames = 360;  // half a minute

Eigen::Map<const RowMatrix> rows_of(const std::vector<float>& values, int columns) {
  return {values.data(), static_cast<Eigen::Index>(values.size()) / columns, columns};
}

float softplus(float value) { return value > 20 ? value : std::log1p(std::exp(value)); }

/// Adds to the wishes of a frame's keys what voices of the outputs `voices` (gates, places, widths; kVoices each) want.
void add_voices(const RowMatrix& voices, Eigen::Index frame, RowMatrix& wishes) {
  const Eigen::ArrayXf keys = Eigen::ArrayXf::LinSpaced(kRollKeys, 0, kRollKeys - 1);
  for (int voice = 0; voice < kVoices; ++voice) {
    const float centre = home_of_voice(voice) + kVoiceReach * voices(frame, kVoices + voice);
    const float narrow = kNarrowness * softplus(voices(frame, 2 * kVoices + voice));
    wishes.row(frame).head(kRollKeys).array() +=
        (kVoiceScale * voices(frame, voice) * (-0.5f * ((keys - centre) * narrow).square()).exp()).transpose();
  }
}

}  // namespace

RowMatrix BeatRollModel::Layer::operator()(const RowMatrix& input, const RowMatrix& about) const {
  const RowMatrix bend = condition.of_rows(about);  // scales, then shifts
  RowMatrix output = convolution(input);
  const Eigen::Index channels = output.cols();
  output.array().rowwise() *= norm.scale.transpose().array();
  output.array().rowwise() += norm.shift.transpose().array();
  output.array() *= 1 + bend.leftCols(channels).array();
  output += bend.rightCols(channels);
  output = output.cwiseMax(kBeatSlope * output);
  if (residual) output += input;
  return output;
}

BeatRollModel::BeatRollModel(const RollCheckpoint& checkpoint)
    : era_(matrix_of(checkpoint.tensors, "era")),
      key_(checkpoint.tensors, "key"),
      harmony_(checkpoint.tensors, "harmony"),
      keyboard_(checkpoint.tensors, "keyboard"),
      pitch_classes_(checkpoint.tensors, "pitch_classes"),
      voices_(checkpoint.tensors, "voices") {
  const float* tonics = checkpoint.tensors.at("tonics").values.data();
  for (const RollEra& drawn : checkpoint.eras) {
    habits_.push_back(habits_of(checkpoint.tensors, eras_.size()));
    eras_.push_back(drawn.era);
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

RowMatrix BeatRollModel::about(const RollSketch& sketch, std::size_t era) const {
  RowMatrix about(sketch.beats, kConditionFeatures);
  about << rows_of(sketch.characters, kPieceNoise), era_.row(static_cast<Eigen::Index>(era)).replicate(sketch.beats, 1);
  return about;
}

RowMatrix BeatRollModel::beats(const RollSketch& sketch, const RowMatrix& about) const {
  RowMatrix beats(sketch.beats, kConditionFeatures + kBeatFeatures);
  beats << about, rows_of(sketch.beat_features, kBeatFeatures);
  for (std::size_t layer = 0; layer < kBeatLayers; ++layer) beats = layers_[layer](beats, about);
  return beats;
}

RowMatrix BeatRollModel::frames(const RollSketch& sketch, const RowMatrix& beats, const std::vector<float>& edges,
                                const RowMatrix& about) const {
  const Eigen::Index width = beats.cols();
  RowMatrix about_frames(sketch.frames, kConditionFeatures);
  RowMatrix frames(sketch.frames, 2 * width + kFrameFeatures + kEdgeFeatures);
  for (int frame = 0; frame < sketch.frames; ++frame) {
    const int beat = sketch.beat_of_frame[static_cast<std::size_t>(frame)];
    about_frames.row(frame) = about.row(beat);
    frames.row(frame).head(width) = beats.row(beat);
    frames.row(frame).segment(width, width) = beats.row(beat + 1);
  }
  frames.middleCols(2 * width, kFrameFeatures) = rows_of(sketch.frame_features, kFrameFeatures);
  frames.rightCols(kEdgeFeatures) = rows_of(edges, kEdgeFeatures);
  for (std::size_t layer = kBeatLayers; layer < layers_.size(); ++layer) frames = layers_[layer](frames, about_frames);
  return frames;
}

StrikeWishes BeatRollModel::keyboards(const RollSketch& sketch, const RowMatrix& harmony,
                                      const RowMatrix& frames) const {
  StrikeWishes wishes{.keys = keyboard_(frames), .classes = RowMatrix(sketch.frames, kPitchClasses)};
  RowMatrix classes = kPitchClassScale * pitch_classes_(frames);
  const RowMatrix voices = voices_(frames);
  for (int frame = 0; frame < sketch.frames; ++frame) {
    classes.row(frame) += kHarmonyScale * harmony.row(sketch.beat_of_frame[static_cast<std::size_t>(frame)]);
    for (int of = 0; of < kPitchClasses; ++of)
      wishes.classes(frame, (of + sketch.tonic) % kPitchClasses) = classes(frame, of);
    add_voices(voices, frame, wishes.keys);
  }
  return wishes;
}

StrikeWishes BeatRollModel::wishes(const RollSketch& sketch, const std::vector<float>& edges, std::size_t era) const {
  const RowMatrix about = this->about(sketch, era);
  const RowMatrix beats = this->beats(sketch, about);
  return keyboards(sketch, harmony_(beats) + key_.of_rows(about), frames(sketch, beats, edges, about));
}

PianoRoll BeatRollModel::draw(Era era, int steps, Random& random) const {
  const auto found = std::find(eras_.begin(), eras_.end(), era);
  assert(found != eras_.end() && steps > 0);
  const int frames = frames_of(steps);
  const auto number = static_cast<std::size_t>(found - eras_.begin());
  const SketchForm form{.section = frames < kLeastFormFrames ? 0 : kSectionBars,
                        .wandering = habits_[number].wandering,
                        .tonics = tonics_[number]};
  const RollSketch sketch = draw_sketch(frames, form, random);
  const StrikeWishes wished = wishes(sketch, edge_features(frames, 0, frames), number);
  return roll_of(drawn_notes(wished, sketch.beat_at, habits_[number]), {.steps = steps});
}

}  // namespace clavier
