#pragma once

#include <vector>

#include "music/score.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// A phrase, from its first melody note to that of the next phrase; the last one to the end of the piece.
struct Phrase {
  Beats onset;
  Beats end;
  bool operator==(const Phrase&) const = default;
};

/// The phrases of a piece, without gaps, from its first melody note on; `melody` is that of find_melody. After
/// Temperley's Grouper ("The Cognition of Basic Musical Structures", 2001, chapter 3), with seconds in place of note
/// counts: the best segmentation by dynamic programming. Phrases begin after long gaps in the melody (the interval
/// between onsets plus that from release to onset) and last about 8 s. They begin at the same position of their
/// measures and have an even number of measures (Lerdahl and Jackendoff's preference for symmetry, 1983). Empty without
/// a melody.
std::vector<Phrase> find_phrases(const Score& score, const std::vector<bool>& melody,
                                 const std::vector<MeasureFrame>& measures);

/// The index of the phrase in which a time lies; the first one for earlier times. `phrases` is not empty.
std::size_t phrase_at(const std::vector<Phrase>& phrases, Beats time);

}  // namespace clavier
