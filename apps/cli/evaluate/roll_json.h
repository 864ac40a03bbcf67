#pragma once

#include "base/options.h"
#include "evaluation/rolls/roll_measures.h"

namespace clavier {

/// The results of `clavier evaluate rolls --json`. Ratios are null where they divide by zero.
Json to_json(const RollMeasures& measures);

}  // namespace clavier
