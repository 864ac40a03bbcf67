#pragma once

#include <string>
#include <vector>

#include "evaluation/rolls/roll_measures.h"

namespace clavier {

/// What `clavier evaluate --rolls` says of one model and era, line by line: a table of statistics, then distances.
std::vector<std::string> roll_table(const RollMeasures& measures);

}  // namespace clavier
