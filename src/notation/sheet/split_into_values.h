#pragma once

#include <vector>

#include "notation/sheet/sheet.h"

namespace clavier {

/// Splits a chord or rest that lasts `length` into as few values as possible, chords tied. One value is enough when one
/// of the event's own tuplet ratio, without tuplet, or of a common ratio has that length. `event` gives everything but
/// the value. A remainder too short for any value is dropped; beams and tuplet brackets stay only with a single value.
std::vector<SheetEvent> split_into_values(const SheetEvent& event, ExactBeats length);

}  // namespace clavier
