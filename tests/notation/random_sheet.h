#pragma once

#include "base/random.h"
#include "notation/sheet/sheet.h"

namespace clavier::testing {

/// Any Sheet that keeps the promises of sheet.h, the same from the same seed: crowded with voices, tuplets, gaps, ties,
/// grace chords, crossed staves, directions and changes of clef, key and meter. Its music makes no sense.
Sheet random_sheet(std::uint64_t seed);

}  // namespace clavier::testing
