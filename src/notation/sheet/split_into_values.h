#pragma once

#include <vector>

#include "notation/sheet/sheet.h"

namespace clavier {

/// A chord or rest that lasts `length`, in as few pieces as values allow, chords tied: one when a value of its own
/// tuplet ratio, of none, or of a usual one lasts so long. `event` gives everything but the value. What is left that is
/// too short for any value is left out; beams and brackets stay only with a single piece.
std::vector<SheetEvent> split_into_values(const SheetEvent& event, ExactBeats length);

}  // namespace clavier
