#pragma once

#include <Eigen/Core>

#include "encoding/piano_roll.h"
#include "music/pitch.h"

namespace clavier {

using PitchArray = Eigen::Array<float, 1, kRollPitches>;  ///< a number for each key of a roll

/// What happened on the keyboard, frame by frame.
class KeyboardState {
 public:
  /// By how much of its time each key was down beyond kSustainThreshold, forgetting in about eight seconds.
  PitchArray sustain_excess() const;
  /// For each key how lately one that lies 1 or 2 semitones away was struck: 1 in the frame before, 0 from half a
  /// second on.
  PitchArray stepwise_proximity() const;
  /// 1 for the keys a semitone, octaves aside, from one that is down, 0 for others.
  PitchArray clashing() const;

  /// Strikes a key and holds it for so many frames, at least one.
  void press(int pitch, float frames);
  /// Goes to the next frame.
  void advance();

 private:
  PitchArray down_ = PitchArray::Zero(), frames_left_ = PitchArray::Zero(), pressed_ = PitchArray::Zero(),
             recent_ = PitchArray::Zero();
};

}  // namespace clavier
