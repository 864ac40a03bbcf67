#pragma once

#include <Eigen/Core>

#include "encoding/piano_roll.h"
#include "music/pitch.h"

namespace clavier {

using PitchArray = Eigen::Array<float, 1, kRollPitches>;  ///< a number for each pitch of a roll

/// The past of the keyboard, frame by frame: which pitches are held, and which had an onset.
class KeyboardState {
 public:
  /// The share of recent time that each pitch was held, beyond 0.1: an exponential average over about eight seconds.
  PitchArray sustain_excess() const;
  /// How recently a pitch 1 or 2 semitones away had an onset: 1 in the frame before, falling to 0 in half a second.
  PitchArray stepwise_proximity() const;
  /// 1 for the pitches a semitone, octaves aside, from one that is held; 0 for others.
  PitchArray clashing() const;

  /// Starts a note and holds it for `frames` frames, at least one.
  void press(int pitch, float frames);
  /// Moves on to the next frame.
  void advance();

 private:
  PitchArray down_ = PitchArray::Zero(), frames_left_ = PitchArray::Zero(), pressed_ = PitchArray::Zero(),
             recent_ = PitchArray::Zero();
};

}  // namespace clavier
