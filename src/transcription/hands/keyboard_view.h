#pragma once

#include <vector>

#include "transcription/hands/hand_features.h"
#include "transcription/hands/hand_passage.h"
#include "transcription/hands/hand_position.h"

namespace clavier {

/// A hand's keys seen from middle C, so that one rule serves both hands: higher is more to the inside.
struct MirroredPitches {
  int outer = 0;
  int inner = 0;
  int count = 0;
};

/// One hand before a group is struck.
struct HandView {
  /// How lately the key of a note, or one within a third of it, was struck by this hand and by the other: 1 now, 1/2 a
  /// second ago.
  struct PitchRecency {
    double own_pitch, others_pitch, own_region, others_region;
  };

  int sign = 1;  ///< left: pitches as they are; right: mirrored
  MirroredPitches last;
  MirroredPitches held;
  MirroredPitches others_last;
  MirroredPitches others_held;
  double interval = 0;        ///< seconds since it struck
  double others_recency = 0;  ///< 1 when the other hand has just struck, falling to 0
  double recent_centre = 0;
  double region = 0;
  double others_region = 0;
  bool together = false;  ///< both struck last
  bool is_due = false;    ///< as much time has gone as between its last two strokes
  std::vector<PitchRecency> recencies;

  double at(double pitch) const { return sign * (pitch - 60); }
};

/// Two hands before a group is struck: all that does not depend on who strikes what.
class KeyboardView {
 public:
  /// What ended before the group is released in `before`. All three must outlive this.
  KeyboardView(const OnsetGroup& group, const HandPassage& passage, const HandPositions& before);

  /// Of striking each note with the hand given for it.
  TwoHandFeatures features(const std::vector<Hand>& hands) const;

 private:
  const OnsetGroup& group_;
  const HandPassage& passage_;
  HandView left_;
  HandView right_;
};

}  // namespace clavier
