#pragma once

#include "analysis/key/key.h"
#include "composing/sample_events.h"
#include "music/score.h"

namespace clavier {

/// How many of the events a piece should have: up to a whole chord near the asked length that sounds most like a close:
/// the model thinks the end likely after it, its bass is the tonic of the piece, it holds nothing but the tonic triad,
/// in several keys, and time passes before what would have followed. All of them when the piece is shorter than that.
std::size_t find_best_ending(const SampledEvents& sampled, const Vocabulary& vocabulary);

/// Whether the last chord is at rest: on the tonic of the key, nothing but its triad. False without notes.
bool ends_on_tonic(const Score& score, Key key);

/// Lets the notes of the last chord ring for `least` at least.
void ring_out(Score& score, Seconds min_length);

}  // namespace clavier
