#pragma once

#include "performing/phrases.h"

namespace clavier {

/// Whether the tempo changes anywhere.
bool has_expressive_timing(const Score& score);

/// The tempo map of a piece in one tempo when it is played: phrase arches in steps of an eighth note, and the final
/// ritardando, from where the arch stays where it is, in steps of a sixteenth; the last tempo goes on. Tempos are kept
/// within kMinTempo and kMaxTempo of sheet.h.
TempoMap shape_tempo(const Score& score, const std::vector<Phrase>& phrases);

}  // namespace clavier
