#pragma once

#include <vector>

#include "notation/musicxml/raw_measure.h"

namespace clavier {

/// Ends ties that the file leaves open: where no note with a tie stop follows a tied note at its end, the note of its
/// pitch that begins there is marked as its continuation, in its own voice or else in another of the part. Where no
/// such note begins, nothing changes.
void repair_ties(std::vector<RawMeasure>& measures);

}  // namespace clavier
