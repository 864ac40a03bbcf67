#pragma once

#include "evaluation/rolls/roll_measures.h"
#include "plots/svg.h"

namespace clavier {

/// A row for each generated roll: beside it the training music nearest by rmse and that of the largest overlap, each
/// with its name and start.
Svg plot_nearest_training(const RollMeasures& measures);

}  // namespace clavier
