#pragma once

#include <string>
#include <vector>

#include "evaluation/rolls/roll_measures.h"

namespace clavier {

/// The lines of `clavier evaluate rolls`: a table of statistics, then distances.
std::vector<std::string> roll_table(const RollMeasures& measures);

}  // namespace clavier
