#pragma once

#include <array>

#include "models/checkpoint/safetensors.h"
#include "models/gan/decoding/expression_scaling.h"
#include "models/layers/matrix.h"
#include "music/pitch.h"

namespace clavier {

/// Corrections of an era's strikes, of lengths and of velocities, found after training so that the music is as dense,
/// as long-breathed and as loud as real music: added before the sigmoids.
inline constexpr int kCalibrations = 3;
/// What else is found so, and that only drawing knows (DecodingParameters).
inline constexpr int kDecodingParameters = 28;

/// What a network wishes of a sketch, before any correction and the sigmoids.
struct OnsetLogits {
  RowMatrix pitches;        ///< (frames, kOnsetRollChannels * kRollPitches)
  RowMatrix pitch_classes;  ///< (frames, kPitchClasses), from C: what the strikes of all keys of a pitch class gain
};

/// How wishes become strikes in an era, found after training (calibrate_decoding): a network decides each key of each
/// frame by itself, hands do not. docs/decisions/0020-decoding-parameters.md
struct DecodingParameters {
  std::array<float, kCalibrations> calibration{};  ///< to the wish for a strike, to lengths and to velocities
  float key_gain = 0;    ///< times log-odds of a pitch class in the key that fits the piece: its gain (harmonic_pull.h)
  float triad_gain = 0;  ///< gain of the pitch classes of the triad that fits a beat
  float stepwise_gain = 0;       ///< gain of a key that lies a second from one struck just before (keyboard_memory.h)
  float tatum_density = 0;       ///< share of the pulses that is to be struck (pulses.h)
  float chord_size_penalty = 0;  ///< by how much more each further key of a chord must be wished
  float clash_penalty = 0;  ///< by how much more a key must be wished a semitone, octaves aside, from one that is down
  float sustain_penalty = 0;  ///< wish that a key loses by being down (keyboard_memory.h)
  float microtiming =
      0;             ///< times the network's place of a strike in its frame: how far it lies off its pulse, in frames
  float legato = 0;  ///< part of its length by which a note may be longer or shorter to end where a later one begins
  ExpressionGains lengths, loudness;  ///< of the changes of lengths and velocities
  float within_piece_variance = 0;    ///< of the sketch (LatentForm)
  /// Gain of a key by each that is struck with it, for the semitones between them, octaves aside.
  std::array<float, kPitchClasses> intervals{};
};

/// Of the era that has this place in the tensors "calibration" (eras, kCalibrations) and "habits" (eras,
/// kDecodingParameters).
DecodingParameters read_decoding_parameters(const TensorMap& tensors, std::size_t era);
void store_decoding_parameters(const DecodingParameters& decoding_parameters, TensorMap& tensors, std::size_t era);

}  // namespace clavier
