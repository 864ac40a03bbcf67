#pragma once

#include <array>

#include "encoding/onset_roll.h"
#include "models/gan/structured_latent.h"

namespace clavier {

/// The default generator: convolutions over the beats of a sketch, then over its frames, then a keyboard for each
/// frame. docs/formats/gan-checkpoint.md
inline constexpr int kEraFeatures = 16;
inline constexpr int kConditionFeatures = kPieceNoise + kEraFeatures;  ///< what every layer is told
inline constexpr int kBeatLayers = 2;
inline constexpr int kFrameLayers = 4;
inline constexpr int kBeatWidth = 3;   ///< beats that a layer sees
inline constexpr int kFrameWidth = 5;  ///< frames that a layer sees
inline constexpr int kKeyboardWidth = 3;
inline constexpr int kHarmonyWidth = 5;    ///< beats that the harmony of a beat sees
inline constexpr float kBeatSlope = 0.2f;  ///< of LeakyReLU below zero

constexpr int inputs_of_beat_layer(int layer, int channels) {
  if (layer == 0) return kConditionFeatures + kBeatFeatures;
  return layer == kBeatLayers ? 2 * channels + kFrameFeatures + kEdgeFeatures : channels;
}

/// What decides, beside its own output, whether a key is struck: its pitch class, by the key of the piece, the harmony
/// of the beat and the frame; and how near it lies to voices, lines that move over the keyboard.
inline constexpr int kVoices = 6;
inline constexpr float kHarmonyScale = 1.5f;      ///< of the piece and the beat
inline constexpr float kPitchClassScale = 0.75f;  ///< of the frame
inline constexpr float kVoiceScale = 0.7f;
inline constexpr float kVoiceShiftScale = 6;                   ///< keys that an output of 1 moves a voice
inline constexpr float kLowestVoice = 12, kHighestVoice = 66;  ///< keys of the roll about which the voices move
inline constexpr float kInverseWidthScale = 0.3f;              ///< of softplus(output): how few keys a voice covers

constexpr float voice_centre(int voice) {
  return kLowestVoice + (kHighestVoice - kLowestVoice) * static_cast<float>(voice) / (kVoices - 1);
}

}  // namespace clavier
