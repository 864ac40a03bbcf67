#pragma once

#include "evaluation/roll_measures.h"
#include "plots/svg.h"

namespace clavier {

/// A row for each drawn roll: beside it the nearest training music, named, with its distance.
Svg resemblance_sheet(const RollMeasures& measures);

}  // namespace clavier
