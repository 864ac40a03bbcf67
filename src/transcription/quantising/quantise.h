#pragma once

#include <vector>

#include "music/score.h"
#include "transcription/beats/meter_finding.h"

namespace clavier {

/// A quantised performance.
struct QuantisedScore {
  Score score;              ///< on a grid of 96 parts of a quarter note
  std::vector<bool> grace;  ///< for each note: to be notated as a grace note before the chord at its onset
  std::size_t merged = 0;   ///< notes dropped because their pitch occurs twice at one notated time
};

/// Quantises a performance, a Score whose beats only measure time. Finds its beats, measures and hands (notes whose
/// hand is known keep it). Places onsets on simple parts of the beats, and gives notes the lengths that an engraver
/// would write. The tempo map of the result reproduces the timing of the performance. The result begins with the first
/// note; an incomplete first measure is a first Meter of its length. A silence of more than six seconds gets no more
/// beats than six seconds would. They are slower, but never below four quarter notes per minute. Finds the key
/// signature when there is none. Works on any score; one without notes has no meters.
QuantisedScore quantise(const Score& performance);

/// The same with given beats and measures.
QuantisedScore quantise(const Score& performance, const MetricalStructure& structure);

}  // namespace clavier
