#pragma once

#include <vector>

#include "music/score.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// From its first melody note to that of the next phrase; the last one to the end of the piece.
struct Phrase {
  Beats onset;
  Beats end;
  bool operator==(const Phrase&) const = default;
};

/// The phrases of a piece, without gaps, from its first melody note on; `melody` as find_melody gives it. Temperley's
/// Grouper ("The Cognition of Basic Musical Structures", 2001, chapter 3) with seconds in place of note counts: the
/// best division, by dynamic programming, into phrases that begin after long gaps in the melody (from one onset to the
/// next plus from release to onset), last about 8 s, begin at the same place of their measures, and have an even
/// number of measures (Lerdahl and Jackendoff's preference for symmetry, 1983). Empty without a melody.
std::vector<Phrase> find_phrases(const Score& score, const std::vector<bool>& melody,
                                 const std::vector<MeasureFrame>& measures);

/// The phrase in which a time lies: its place in `phrases`, which are not empty. The first one for what is before.
std::size_t phrase_at(const std::vector<Phrase>& phrases, Beats time);

}  // namespace clavier
