#pragma once

#include "base/random.h"
#include "notation/sheet/sheet.h"

namespace clavier::testing {

/// A random Sheet that satisfies sheet.h, determined by the seed. Dense with voices, tuplets, gaps, ties, grace chords,
/// crossed staves, directions, repeats, jumps and changes of clef, key and meter. It is not meaningful music.
Sheet random_sheet(std::uint64_t seed);

}  // namespace clavier::testing
