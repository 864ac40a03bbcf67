#include "composing/cadence_score.h"

#include <algorithm>
#include <cmath>

namespace clavier {

bool is_in_tonic_triad(Pitch pitch, Key key) {
  const int degree = pitch_class(pitch - key.tonic);
  return degree == 0 || degree == 7 || degree == (key.mode == Mode::major ? 4 : 3);
}

double cadence_score(std::span<const Pitch> pitches, const std::optional<KeyEstimate>& key) {
  if (!key) return 0;
  double points = 0;
  const auto in_triad = [&](Pitch pitch) { return is_in_tonic_triad(pitch, key->key); };
  if (std::all_of(pitches.begin(), pitches.end(), in_triad)) points += pitches.size() > 1 ? 2.5 : 2;
  if (pitch_class(pitches.front()) == key->key.tonic) points += 3;
  if (pitch_class(pitches.back()) == key->key.tonic) points += 1;
  return points;
}

double gap_score(double steps) { return std::clamp(std::log2((steps + 1) / 12), 0.0, 2.0); }

}  // namespace clavier
