#pragma once

#include <vector>

#include "encoding/grid_notes.h"

namespace clavier {

/// Has sorted notes end as hands let go: where a later chord begins, if that makes a note longer or shorter by no more
/// than `legato` of its length, and always in time for its key to be struck again.
void align_note_offs(std::vector<GridNote>& notes, float legato);

}  // namespace clavier
