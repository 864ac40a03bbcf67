#pragma once

#include <vector>

#include "transcription/hands/hand_features.h"
#include "transcription/hands/hand_passage.h"
#include "transcription/hands/hand_position.h"

namespace clavier {

/// Pitches of a hand relative to middle C, mirrored so that one rule serves both hands: higher is further inside.
struct MirroredPitches {
  int outer = 0;
  int inner = 0;
  int count = 0;
};

/// The state of one hand before a group.
struct HandView {
  /// How recently a note's pitch (own_pitch, others_pitch) or a pitch within a third of it (own_region, others_region)
  /// was played by this hand and by the other: 1 now, 1/2 one second before.
  struct PitchRecency {
    double own_pitch, others_pitch, own_region, others_region;
  };

  int sign = 1;  ///< 1 for the left hand; -1 for the right, mirrored
  MirroredPitches last;
  MirroredPitches held;
  MirroredPitches others_last;
  MirroredPitches others_held;
  double interval = 0;        ///< seconds since its last onset
  double others_recency = 0;  ///< 1 when the other hand has just played, decaying to 0
  double recent_centre = 0;
  double region = 0;
  double others_region = 0;
  bool together = false;  ///< both hands had the last onset together
  bool is_due = false;    ///< about as much time has passed as between its last two onsets
  std::vector<PitchRecency> recencies;

  double at(double pitch) const { return sign * (pitch - 60); }
};

/// The state of both hands before a group: all that does not depend on who plays which note.
class KeyboardView {
 public:
  /// Notes that ended before the group are already released in `before`. `group` and `passage` must outlive this
  /// object.
  KeyboardView(const OnsetGroup& group, const HandPassage& passage, const HandPositions& before);

  /// The features of playing each note with the hand given for it.
  TwoHandFeatures features(const std::vector<Hand>& hands) const;

 private:
  const OnsetGroup& group_;
  const HandPassage& passage_;
  HandView left_;
  HandView right_;
};

}  // namespace clavier
