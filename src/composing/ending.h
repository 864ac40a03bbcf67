#pragma once

#include "composing/draft.h"
#include "music/score.h"

namespace clavier {

/// How many of the events a piece should have that the model did not end itself: up to a whole chord near the asked
/// length that sounds most like a close: its bass is the tonic of the piece, it holds nothing but the tonic triad, and
/// time passes before what would have followed. All of them when the piece is shorter than that.
std::size_t best_ending(const DrawnEvents& drawn, const Vocabulary& vocabulary);

/// Lets the notes of the last chord ring for `least` at least.
void ring_out(Score& score, Seconds least);

}  // namespace clavier
