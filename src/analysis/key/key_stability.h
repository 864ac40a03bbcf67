#pragma once

#include "analysis/key/key.h"
#include "music/score.h"

namespace clavier {

inline constexpr Seconds kKeyWindow{10};

/// Whether two keys are closely related: the same, parallel, or with signatures that differ by one sharp or flat at
/// most.
bool are_related(Key a, Key b);

/// The share of windows of kKeyWindow, which overlap by half, whose key (find_key) is related to the main key of the
/// piece (find_main_key). 1 where no window has a key.
double measure_key_stability(const Score& score);

}  // namespace clavier
