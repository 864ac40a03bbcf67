#include "performing/phrase_arch.h"

#include <algorithm>

namespace clavier {

double phrase_arch(double place, ArchDepth depth) {
  const double peak = (kArchTurn * depth.start + (1 - kArchTurn) * depth.end) / 2;
  const bool rises = place < kArchTurn;
  const double from_turn = (place - kArchTurn) / (rises ? kArchTurn : 1 - kArchTurn);
  return peak - (peak + (rises ? depth.start : depth.end)) * from_turn * from_turn;
}

double phrase_arch_at(const std::vector<Phrase>& phrases, Beats time, ArchDepth depth) {
  if (phrases.empty()) return 0;
  const Phrase& phrase = phrases[phrase_at(phrases, time)];
  const Beats length = std::max(phrase.end - phrase.onset, Beats{1e-9});
  return phrase_arch(std::clamp((time - phrase.onset) / length, 0.0, 1.0), depth);
}

}  // namespace clavier
