#pragma once

#include "analysis/key/key.h"
#include "composing/sample_events.h"
#include "music/score.h"

namespace clavier {

/// The number of events that the piece keeps: up to the chord near the requested length that sounds most like an
/// ending. The criteria are the probability of the end after it, its cadence_score, its number of pitches, and the gap
/// after it. All events when the piece is shorter than that.
std::size_t find_best_ending(const SampledEvents& sampled, const Vocabulary& vocabulary);

/// Whether the last chord has the tonic in the bass and no pitch outside the tonic triad. False without notes.
bool ends_on_tonic(const Score& score, Key key);

/// Extends the notes of the last chord to at least `min_length`.
void ring_out(Score& score, Seconds min_length);

}  // namespace clavier
