#pragma once

#include "music/score.h"

namespace clavier {

/// A written piece as a pianist might play it, lightly, by published rules (docs/decisions/0016-performing.md):
/// velocities by phrase arches, metrical accents and voicing; tempos by phrase arches and a final ritardando; lengths
/// by legato, punctuation and repetition; the sustain pedal by harmony. Each is added only where the score has none of
/// its own: velocities that change from note to note, tempos that change, lengths off the grid, and pedal are kept.
/// Notes keep their pitches, their onsets in beats and their order, so that beats and measures still mean what they
/// did; what is added lies on a resolution of 480 or more, a multiple of the score's. A performance (not is_on_grid) is
/// given back as it is. The same score is always played alike. Throws Error for more than 20,000 measures.
Score perform(const Score& written);

}  // namespace clavier
