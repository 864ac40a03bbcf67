#pragma once

#include "performing/phrases.h"

namespace clavier {

/// Whether the score has tempo changes.
bool has_expressive_timing(const Score& score);

/// The tempo map of the performance of a piece in one tempo. Phrase arches are in steps of an eighth note. The final
/// ritardando is in steps of a sixteenth and keeps the value of the arch at its start; its last tempo holds to the end.
/// Tempos stay within kMinTempo and kMaxTempo of sheet.h.
TempoMap shape_tempo(const Score& score, const std::vector<Phrase>& phrases);

}  // namespace clavier
