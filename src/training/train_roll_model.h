#pragma once

#include <stop_token>

#include "base/progress.h"
#include "training/options/roll_train_request.h"

namespace clavier {

/// Carries out a plan: reads the corpus, trains the adversaries and leaves the generator in the plan's folder. Returns
/// what is worth knowing, for the person or program that asked. Throws Misuse or Error.
Json train_roll_model(const RollTrainPlan& plan, Progress& progress, std::stop_token stop);

}  // namespace clavier
