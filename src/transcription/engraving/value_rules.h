#pragma once

#include <optional>

#include "transcription/engraving/rhythm.h"
#include "transcription/meter/metrical_grid.h"

namespace clavier {

/// The one value that may be drawn from `begin` to `end` outside tuplets; nothing when there is none or it would hide
/// the meter.
std::optional<NoteValue> find_clear_value(ScoreTicks begin, ScoreTicks end, SlotKind kind, const MetricalGrid& grid);

}  // namespace clavier
