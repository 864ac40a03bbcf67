#pragma once

#include <vector>

#include "encoding/grid_notes.h"

namespace clavier {

/// Aligns the ends of sorted notes. A note ends at the nearest later onset if that changes its length by at most
/// `legato` of it. It ends at least two steps before its pitch begins again.
void align_note_offs(std::vector<GridNote>& notes, float legato);

}  // namespace clavier
