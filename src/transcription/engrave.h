#pragma once

#include "music/score.h"
#include "notation/sheet.h"

namespace clavier {

/// A score on a grid as it is written on paper. Meters, keys, tempo and pedal are the score's; without keys one
/// signature is found (find_key_signature). docs/decisions/0014-engraving.md says by which rules. Every note keeps its
/// pitch, and its onset and end as place_notes() rounds them: exactly, where they can be drawn. The result keeps all
/// promises of sheet.h. Throws Error for more than 20,000 measures.
Sheet engrave(const Score& score);

}  // namespace clavier
