#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "encoding/bins.h"
#include "encoding/grid_notes.h"
#include "encoding/vocabulary.h"

namespace clavier {

/// Notes of one chord, from the lowest up, one per pitch.
using GridChord = std::vector<GridNote>;

/// Onsets up to this many steps (42 ms) after the first one of a chord belong to it. Pianists spread the notes of a
/// written chord by about that much (Goebl 2001: melody leads of 20 to 40 ms). docs/decisions/0007-chord-window.md has
/// the distribution in the corpus.
inline constexpr int kChordWindow = 2;
static_assert(kChordWindow == kMaxSpread);

/// When the notes of a chord begin: all with its first one, or each when it was played.
enum class ChordOnsets : std::uint8_t { together, own };

/// The notes in the range of the piano, in performance time, grouped into chords. A pitch that occurs twice within the
/// window counts once, with its longest duration.
std::vector<GridChord> chords_of(const Score& score, ChordOnsets onsets = ChordOnsets::together);

/// How the chords of a vocabulary are grouped.
ChordOnsets onsets_of(const Vocabulary& vocabulary);

/// The events of a piece, without start and end. Styles notes and performance: lossless but for rounding times and
/// velocities to their bins; the chords of style performance need their own onsets. Style article: onsets outside the
/// dictionary are dropped.
Events encode(const Score& score, const Vocabulary& vocabulary);
Events encode(std::span<const GridChord> chords, const Vocabulary& vocabulary);

/// Any events give a valid Score: no pitch sounds twice at once (a repeated one is released first). Start and end are
/// skipped. Events without timing follow at intervals of `fixed_step` seconds and last as long. The resolution is 480
/// at 120 beats per minute, so that a step of 1/48 s is 20 ticks.
Score decode(std::span<const Event> events, const Vocabulary& vocabulary, Seconds fixed_step = {0.5});

/// The article's names of a piece's onsets, in order, for building its dictionary.
std::vector<std::string> article_names(const Score& score);

}  // namespace clavier
