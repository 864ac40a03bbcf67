#pragma once

#include <array>

#include "models/checkpoint/safetensors.h"
#include "models/gan/decoding/expression_scaling.h"
#include "models/layers/matrix.h"
#include "music/pitch.h"

namespace clavier {

/// Biases of an era for onset logits, durations and velocities, added before the sigmoids. Fitted after training to the
/// density, durations and velocities of real music.
inline constexpr int kCalibrations = 3;
/// The other numbers of DecodingParameters, which training networks do not have.
inline constexpr int kDecodingParameters = 28;

/// The output of the network for a latent, before decoding and sigmoids.
struct OnsetLogits {
  RowMatrix pitches;        ///< (frames, kOnsetRollChannels * kRollPitches)
  RowMatrix pitch_classes;  ///< (frames, kPitchClasses), from C: gains of the onset logits of a pitch class
};

/// How the onset logits of an era become notes. The network decides each pitch of each frame independently; these
/// parameters add what depends on other notes. Fitted after training by calibrate_decoding (training/fitting).
/// docs/decisions/0020-decoding-parameters.md
struct DecodingParameters {
  std::array<float, kCalibrations> calibration{};  ///< added to onset logits, durations and velocities
  float key_gain = 0;            ///< times the logit of a pitch class's probability in the piece's key (harmony_bias.h)
  float triad_gain = 0;          ///< gain of the pitch classes of a beat's triad (harmony_bias.h)
  float stepwise_gain = 0;       ///< gain of a pitch a second from a recent one (keyboard_state.h)
  float tatum_density = 0;       ///< share of tatums that shall have an onset (tatum_grid.h)
  float chord_size_penalty = 0;  ///< loss for each other note of the chord
  float clash_penalty = 0;       ///< loss a semitone, octaves aside, from a pitch that is held
  float sustain_penalty = 0;     ///< loss for the share of time that a pitch was held (keyboard_state.h)
  float microtiming = 0;  ///< times the network's microtiming: the distance of an onset from its tatum, in frames
  float legato = 0;       ///< share of its length by which a note may change to end at a later onset
  ExpressionGains lengths, loudness;  ///< scaling of durations and velocities
  float within_piece_variance = 0;    ///< of the latent (LatentForm)
  /// Gain of a pitch for each note of its chord, by the semitones between them, octaves aside.
  std::array<float, kPitchClasses> intervals{};
};

/// The parameters of an era, by its row in the tensors "calibration" (eras, kCalibrations) and "decoding_parameters"
/// (eras, kDecodingParameters).
DecodingParameters read_decoding_parameters(const TensorMap& tensors, std::size_t era);
/// The reverse of read_decoding_parameters; the tensors must exist.
void store_decoding_parameters(const DecodingParameters& decoding_parameters, TensorMap& tensors, std::size_t era);

}  // namespace clavier
