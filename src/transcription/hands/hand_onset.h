#pragma once

#include <algorithm>
#include <cmath>

#include "transcription/hands/keyboard_view.h"

namespace clavier {

inline double octaves_over(double semitones, double limit) { return std::max(0.0, semitones - limit) / 12; }

/// The notes of a group that one hand plays, with the state of the hand before them.
struct HandOnset {
  const HandView& before;
  MirroredPitches pitches;
  MirroredPitches others;

  double moved() const { return 0.5 * std::abs(pitches.outer + pitches.inner - before.last.outer - before.last.inner); }
};

/// Sets the features of the hand's chord as a whole; a hand without notes rests.
void add_onset_features(const HandOnset& hand_onset, HandFeatures& features);

}  // namespace clavier
