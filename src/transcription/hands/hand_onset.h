#pragma once

#include <algorithm>
#include <cmath>

#include "transcription/hands/keyboard_view.h"

namespace clavier {

inline double octaves_over(double semitones, double limit) { return std::max(0.0, semitones - limit) / 12; }

/// What one hand strikes of a group, seen from before.
struct HandOnset {
  const HandView& before;
  MirroredPitches pitches;
  MirroredPitches others;

  double moved() const { return 0.5 * std::abs(pitches.outer + pitches.inner - before.last.outer - before.last.inner); }
};

/// Sets what the stroke as a whole adds to a hand's features; a hand that strikes nothing rests.
void add_onset_features(const HandOnset& hand_onset, HandFeatures& features);

}  // namespace clavier
