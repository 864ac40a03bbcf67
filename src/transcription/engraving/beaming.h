#pragma once

#include <vector>

#include "notation/sheet/sheet.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// Beams the chords of a voice of the measure: by beats, but plain eighths by halves of 4/4 and by whole measures of
/// 2/4 and 3/4; never across rests. A shorter value alone at its level has a hook towards the value it belongs to.
void beam(std::vector<SheetEvent>& events, const MeasureFrame& frame);

}  // namespace clavier
