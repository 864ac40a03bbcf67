#pragma once

#include "evaluation/rolls/roll_measures.h"
#include "plots/svg.h"

namespace clavier {

/// A row for each drawn roll: beside it the training music nearest by rmse and the most alike by overlap, each with its
/// name and place.
Svg plot_nearest_training(const RollMeasures& measures);

}  // namespace clavier
