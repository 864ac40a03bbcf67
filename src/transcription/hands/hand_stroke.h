#pragma once

#include <algorithm>
#include <cmath>

#include "transcription/hands/keyboard_view.h"

namespace clavier {

inline double octaves_over(double semitones, double limit) { return std::max(0.0, semitones - limit) / 12; }

/// What one hand strikes of a group, seen from before.
struct Stroke {
  const HandGlance& before;
  MirroredKeys keys;
  MirroredKeys others;

  double moved() const { return 0.5 * std::abs(keys.outer + keys.inner - before.last.outer - before.last.inner); }
};

/// Sets what the stroke as a whole adds to a hand's features; a hand that strikes nothing rests.
void add_stroke(const Stroke& stroke, HandFeatures& features);

}  // namespace clavier
