#pragma once

#include "music/score.h"

namespace clavier {

/// What a performance changes of the written piece.
struct PerformOptions {
  bool articulation = true;  ///< the lengths of notes; without it they stay as written, to be read as notation again
};

/// Performs a written piece as a pianist might, with small changes by published rules
/// (docs/decisions/0016-performing.md):
/// - velocities by phrase arches, metrical accents and voicing;
/// - tempos by phrase arches and a final ritardando;
/// - lengths by legato, punctuation and repetition;
/// - the sustain pedal by harmony.
/// Each is added only where the score has none of its own: velocities that change from note to note, tempos that
/// change, lengths off the grid, and pedal stay. Notes keep their pitches, their onsets in beats and their order, so
/// that beats and measures keep their meaning. The resolution is a multiple of the score's, 480 or more where MIDI
/// allows that. A performance (not is_on_grid) is returned unchanged. The same score always gives the same performance.
/// Throws Error for more than 20,000 measures.
Score perform(const Score& written, const PerformOptions& options = {});

}  // namespace clavier
