#pragma once

#include <string>
#include <vector>

#include "base/options.h"
#include "evaluation/roll_measures.h"

namespace clavier {

/// What `clavier evaluate --rolls --json` tells of one model and era. Ratios are null where they divide by zero.
Json to_json(const RollMeasures& measures);

/// The same for reading, line by line: a table of statistics, then distances.
std::vector<std::string> roll_table(const RollMeasures& measures);

}  // namespace clavier
