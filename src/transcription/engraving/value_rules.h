#pragma once

#include <optional>

#include "transcription/engraving/rhythm.h"
#include "transcription/meter/metrical_grid.h"

namespace clavier {

/// The single value from `begin` to `end` outside tuplets. Nothing when there is none or when it would hide the meter.
std::optional<NoteValue> find_clear_value(ScoreTicks begin, ScoreTicks end, SlotKind kind, const MetricalGrid& grid);

}  // namespace clavier
