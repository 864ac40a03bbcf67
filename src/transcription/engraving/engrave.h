#pragma once

#include <vector>

#include "music/score.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// A score on a grid as it is written on paper. Meters, keys, tempo and pedal are the score's; without keys one
/// signature is found (find_key_signature). docs/decisions/0014-engraving.md says by which rules. Every note keeps its
/// pitch, and its onset and end as place_notes() rounds them: exactly, where they can be drawn. The result keeps all
/// promises of sheet.h. `graces` has one entry for each note of the score, or none at all: whether it is to be drawn as
/// a grace note before the chord at its onset (grace_chords.h). Throws Error for more than 20,000 measures.
Sheet engrave(const Score& score, const std::vector<bool>& graces = {});

}  // namespace clavier
