#pragma once

#include <array>

#include "encoding/onset_roll.h"
#include "models/gan/structured_latent.h"

namespace clavier {

/// The shape of the default generator: convolutions over the beats of a structured latent, then over its frames, then a
/// keyboard for each frame. docs/formats/gan-checkpoint.md
inline constexpr int kEraFeatures = 16;
inline constexpr int kConditionFeatures = kPieceNoise + kEraFeatures;  ///< of the condition of every layer
inline constexpr int kBeatLayers = 2;
inline constexpr int kFrameLayers = 4;
inline constexpr int kBeatWidth = 3;   ///< kernel size in beats
inline constexpr int kFrameWidth = 5;  ///< kernel size in frames
inline constexpr int kKeyboardWidth = 3;
inline constexpr int kHarmonyWidth = 5;    ///< kernel size in beats
inline constexpr float kBeatSlope = 0.2f;  ///< of LeakyReLU below zero

constexpr int inputs_of_beat_layer(int layer, int channels) {
  if (layer == 0) return kConditionFeatures + kBeatFeatures;
  return layer == kBeatLayers ? 2 * channels + kFrameFeatures + kEdgeFeatures : channels;
}

/// An onset logit is the sum of the keyboard's own output, terms of its pitch class, and voice kernels. The pitch class
/// gains by the key of the piece, by the harmony of the beat, and by the frame. Voice kernels are bumps that move over
/// the pitches.
inline constexpr int kVoices = 6;
inline constexpr float kHarmonyScale = 1.5f;      ///< of key and harmony
inline constexpr float kPitchClassScale = 0.75f;  ///< of the frame's pitch classes
inline constexpr float kVoiceScale = 0.7f;
inline constexpr float kVoiceShiftScale = 6;                   ///< pitches by which an output of 1 moves a voice
inline constexpr float kLowestVoice = 12, kHighestVoice = 66;  ///< centres of the outer voices (voice_centre)
inline constexpr float kInverseWidthScale = 0.3f;  ///< of softplus(output), the inverse width of a voice in pitches

/// The centre of a voice at output 0, in pitches from the lowest of the roll.
constexpr float voice_centre(int voice) {
  return kLowestVoice + (kHighestVoice - kLowestVoice) * static_cast<float>(voice) / (kVoices - 1);
}

}  // namespace clavier
