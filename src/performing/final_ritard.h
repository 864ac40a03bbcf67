#pragma once

#include "music/score.h"

namespace clavier {

/// The tempo of the last note, relative to that of the piece.
inline constexpr double kFinalTempo = 0.6;
/// 2 is a constant braking force, 3 a constant braking power, which was preferred in the cited listening test.
inline constexpr double kRitardCurvature = 3;

/// The tempo during a final ritardando, relative to that before it: (1 + (w^q - 1) x)^(1/q) with the final tempo w and
/// curvature q. x, 0..1, is the share of its beats that have passed. Source: Friberg and Sundberg, "Does music
/// performance allude to locomotion?" (1999), a model of runners who stop.
double final_ritard(double place);

/// The start and end of the final ritardando; it ends with the last onset. It takes 3 s at the piece's tempo, at most a
/// quarter of the piece. Both are the same when all notes begin at once.
struct RitardSpan {
  Beats begin;
  Beats end;
};
RitardSpan find_ritard_span(const Score& score);

}  // namespace clavier
