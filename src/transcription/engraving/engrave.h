#pragma once

#include <vector>

#include "music/score.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// Engraves a score on a grid. Meters, keys, tempo and pedal are the score's; without keys a signature is found
/// (find_key_signature). docs/decisions/0014-engraving.md gives the rules. Every note keeps its pitch, and its onset
/// and end as place_notes() rounds them: exactly, where notation allows. The result satisfies all requirements of
/// sheet.h. `graces` has one entry for each note of the score, or none at all: whether to notate it as a grace note
/// before the chord at its onset (grace_chords.h). Throws Error for more than 20,000 measures.
Sheet engrave(const Score& score, const std::vector<bool>& graces = {});

}  // namespace clavier
