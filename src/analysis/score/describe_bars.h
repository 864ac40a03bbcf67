#pragma once

#include "encoding/score_steps/bar_piece.h"
#include "encoding/score_steps/score_prefix.h"

namespace clavier {

/// Every bar where a new key begins says so, by find_key_segments.
void state_keys(BarPiece& piece);

/// The meter of most bars, a symbol. The piece has bars.
int main_meter(const BarPiece& piece);

/// Whether a voice sings in it.
bool has_voice(const BarPiece& piece);

/// All that a piece says about itself: everything but era and composer. Its kind is solo or song. The piece has bars.
ScorePrefix describe_bars(const BarPiece& piece);

}  // namespace clavier
