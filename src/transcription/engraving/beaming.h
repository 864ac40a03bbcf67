#pragma once

#include <vector>

#include "notation/sheet/sheet.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// Beams the chords of a voice of the measure: by beats, plain eighths by the halves of 4/4 and the whole of 2/4 and
/// 3/4; never over rests. A shorter value alone in its level has a hook towards the value it belongs to.
void beam(std::vector<SheetEvent>& events, const MeasureFrame& frame);

}  // namespace clavier
