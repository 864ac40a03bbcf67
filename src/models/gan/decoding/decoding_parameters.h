#pragma once

#include <array>

#include "models/checkpoint/safetensors.h"
#include "models/gan/decoding/expression_scaling.h"
#include "models/layers/matrix.h"

namespace clavier {

/// Corrections of an era's strikes, of lengths and of velocities, found after training so that the music is as dense,
/// as long-breathed and as loud as real music: added before the sigmoids.
inline constexpr int kCalibrations = 3;
/// What else is found so, and that only drawing knows (DecodingParameters).
inline constexpr int kHabits = 28;

/// What a network wishes of a sketch, before any correction and the sigmoids.
struct StrikeWishes {
  RowMatrix keys;     ///< (frames, kStrikeChannels * kRollKeys)
  RowMatrix classes;  ///< (frames, kPitchClasses), from C: what the strikes of all keys of a pitch class gain
};

/// How wishes become strikes in an era, found after training (calibrate_beats): a network decides each key of each
/// frame by itself, hands do not. docs/decisions/0020-habits.md
struct StrikeHabits {
  std::array<float, kCalibrations> added{};  ///< to the wish for a strike, to lengths and to velocities
  float key = 0;         ///< times log-odds of a pitch class in the key that fits the piece: its gain (harmonic_pull.h)
  float triads = 0;      ///< gain of the pitch classes of the triad that fits a beat
  float stepwise = 0;    ///< gain of a key that lies a second from one struck just before (keyboard_memory.h)
  float fill = 0;        ///< share of the pulses that is to be struck (pulses.h)
  float crowding = 0;    ///< by how much more each further key of a chord must be wished
  float consonance = 0;  ///< by how much more a key must be wished a semitone, octaves aside, from one that is down
  float tiring = 0;      ///< wish that a key loses by being down (keyboard_memory.h)
  float looseness =
      0;             ///< times the network's place of a strike in its frame: how far it lies off its pulse, in frames
  float legato = 0;  ///< part of its length by which a note may be longer or shorter to end where a later one begins
  TouchGains lengths, loudness;  ///< of the changes of lengths and velocities
  float wandering = 0;           ///< of the sketch (SketchForm)
  /// Gain of a key by each that is struck with it, for the semitones between them, octaves aside.
  std::array<float, kPitchClasses> intervals{};
};

/// Of the era that has this place in the tensors "calibration" (eras, kCalibrations) and "habits" (eras, kHabits).
StrikeHabits habits_of(const TensorMap& tensors, std::size_t era);
void store_habits(const StrikeHabits& habits, TensorMap& tensors, std::size_t era);

}  // namespace clavier
