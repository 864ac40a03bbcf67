#pragma once

#include <vector>

#include "notation/musicxml/score_parts.h"
#include "notation/sheet/repeats.h"

namespace clavier {

/// The repeat bars and volta brackets of the first `measures` measures, from the first part that has any; nothing when
/// none has. A bar at the far side of a bar line belongs to the measure there: a closing one at the left ends the
/// measure before, an opening one at the right begins the next. A bracket without numbers has those of its text, else
/// the pass after its neighbour's. One that does not end does so at the next closing bar before another bracket, else
/// with its first measure.
std::vector<RepeatBars> read_repeat_bars(const std::vector<ScorePart>& parts, std::size_t measures);

}  // namespace clavier
