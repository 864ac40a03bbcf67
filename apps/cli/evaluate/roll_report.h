#pragma once

#include "base/options.h"
#include "evaluation/rolls/roll_measures.h"

namespace clavier {

/// What `clavier evaluate --rolls --json` tells of one model and era. Ratios are null where they divide by zero.
Json to_json(const RollMeasures& measures);

}  // namespace clavier
