#include "performing/final_ritard.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

constexpr Seconds kRitardLength{3};
constexpr double kMaxShareOfPiece = 0.25;

}  // namespace

double final_ritard(double place) {
  return std::pow(1 + (std::pow(kFinalTempo, kRitardCurvature) - 1) * place, 1 / kRitardCurvature);
}

RitardSpan find_ritard_span(const Score& score) {
  if (score.notes.empty()) return {};
  const Beats first = score.notes.front().onset, last = score.notes.back().onset;
  const Beats length = last - score.tempo.beats_at(score.tempo.seconds_at(last) - kRitardLength);
  return {last - std::min(length, (last - first) * kMaxShareOfPiece), last};
}

}  // namespace clavier
