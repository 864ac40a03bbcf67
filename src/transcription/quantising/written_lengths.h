#pragma once

#include "music/score.h"

namespace clavier {

/// Whether the notes of a score have lengths as notated: nine in ten end on simple parts of the told beats to the tick,
/// and of those that are held for about as long as it takes to the next onset of their hand, half reach it exactly.
/// Hands are known.
bool has_written_lengths(const Score& score);

/// Lengthens the notes of a score with lengths as notated that end shortly before the next onset of their hand, as if
/// to breathe: they last until then. The last one lasts until the end of its beat. Hands are known.
Score close_breaths(Score score);

/// Gives the notes of a score whose onsets are on the grid of its own beats the lengths that an engraver would write.
/// Hands are known. Each note ends at the next onset of its hand, a later one, or a part of a beat: where the share of
/// that length for which it is held is likeliest in its hand (ArticulationDensity), and the rhythm simple. A rest, a
/// second voice, and a note or rest of several values each need evidence (docs/decisions/0033-told-beats.md). Notes of
/// a chord that are held about equally long end together. No note reaches the next one of its pitch.
Score write_lengths(Score score);

}  // namespace clavier
