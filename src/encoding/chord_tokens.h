#pragma once

#include <optional>
#include <span>
#include <vector>

#include "encoding/grid_notes.h"
#include "encoding/vocabulary.h"

namespace clavier {

/// Notes struck together, from the lowest up, one a key.
using GridChord = std::vector<GridNote>;

/// Onsets up to this many steps (42 ms) after a chord's first one belong to it: the spread within which pianists strike
/// what is written as one chord (Goebl 2001: melody leads of 20 to 40 ms); docs/decisions/ has the corpus's own
/// distribution.
inline constexpr int kChordWindow = 2;

/// The notes on piano keys in performance time, grouped into chords; a key struck twice within the window counts once,
/// with its longest duration. All notes of a chord start with its first.
std::vector<GridChord> chords_of(const Score& score);

/// The events of a piece, without start and end. Style notes: lossless but for the rounding of time and velocity to
/// their bins. Style article: onsets that the dictionary does not know are left out.
Events encode(const Score& score, const Vocabulary& vocabulary);
Events encode(std::span<const GridChord> chords, const Vocabulary& vocabulary);

/// Any events make a valid Score: no note sounds twice at once (a key struck again is released first), start and end
/// are skipped, events without timing follow at `fixed_step` seconds and last as long. Resolution 480 at 120 beats a
/// minute, so that a step of 1/48 s is 20 ticks.
Score decode(std::span<const Event> events, const Vocabulary& vocabulary, Seconds fixed_step = {0.5});

/// The article's names of a piece's onsets in order, for building its dictionary.
std::vector<std::string> article_names(const Score& score);

}  // namespace clavier
