#pragma once

#include <Eigen/Core>

#include "encoding/piano_roll.h"
#include "music/pitch.h"

namespace clavier {

using Keys = Eigen::Array<float, 1, kRollKeys>;  ///< a number for each key of a roll

/// What happened on the keyboard, frame by frame.
class KeyboardMemory {
 public:
  /// By how much of its time each key was down beyond kRested, forgetting in about eight seconds.
  Keys tiredness() const;
  /// For each key how lately one that lies 1 or 2 semitones away was struck: 1 in the frame before, 0 from half a
  /// second on.
  Keys nearness() const;
  /// 1 for the keys a semitone, octaves aside, from one that is down, 0 for others.
  Keys clashing() const;

  /// Strikes a key and holds it for so many frames, at least one.
  void strike(int key, float frames);
  /// Goes to the next frame.
  void pass();

 private:
  Keys down_ = Keys::Zero(), frames_left_ = Keys::Zero(), struck_ = Keys::Zero(), recent_ = Keys::Zero();
};

}  // namespace clavier
