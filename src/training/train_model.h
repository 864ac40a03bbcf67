#pragma once

#include <stop_token>

#include "base/progress.h"
#include "training/options/train_request.h"

namespace clavier {

/// Carries out a plan: reads the corpus, learns the alphabet, trains the network (or the Markov chain) and leaves the
/// model in the plan's folder. Returns what is worth knowing, for the person or program that asked. Throws Misuse or
/// Error.
Json train_model(const TrainPlan& plan, Progress& progress, std::stop_token stop);

}  // namespace clavier
