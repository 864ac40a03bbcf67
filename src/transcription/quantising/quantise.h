#pragma once

#include <vector>

#include "music/score.h"
#include "transcription/beats/meter_finding.h"

namespace clavier {

/// A performance written down.
struct QuantisedScore {
  Score score;              ///< on a grid of 96 parts of a quarter note
  std::vector<bool> grace;  ///< for each note: to be drawn as a grace note before the chord at its onset
  std::size_t merged = 0;   ///< notes left out because their key was written twice at one place
};

/// Writes down a performance, a Score whose beats mean only time: finds its beats, measures and hands (notes whose hand
/// is known keep it), places what is struck on simple parts of the beats, gives notes the lengths that an engraver
/// would write, and a tempo map with which the score comes when the performance did. It begins with its first note; an
/// incomplete first measure is a first Meter of its length. A silence of more than six seconds gets no more beats than
/// six seconds would, which come slowly, but never slower than four quarter notes a minute. Finds the key signature
/// when there is none. Works on any score; one without notes has no meters.
QuantisedScore quantise(const Score& performance);

/// The same when beats and measures are known.
QuantisedScore quantise(const Score& performance, const MetricalStructure& structure);

}  // namespace clavier
