#pragma once

#include "music/score.h"

namespace clavier {

/// The tempo of the last note, as a share of that of the piece.
inline constexpr double kFinalTempo = 0.6;
/// 2 is a constant braking force, 3 a constant braking power, which listeners preferred.
inline constexpr double kRitardCurvature = 3;

/// The tempo during a final ritardando as a share of that before it: (1 + (w^q - 1) x)^(1/q) with the final tempo w and
/// curvature q, where x, 0..1, is how much of its beats have passed. Friberg and Sundberg, "Does music performance
/// allude to locomotion?" (1999), whose runners stop as pieces do.
double final_ritard(double place);

/// Where the final ritardando begins and where it is over: with the last onset. It takes 3 s at the piece's tempo, at
/// most a quarter of the piece. Both are the same when all notes begin at once.
struct RitardSpan {
  Beats begin;
  Beats end;
};
RitardSpan find_ritard_span(const Score& score);

}  // namespace clavier
