#pragma once

#include <stop_token>

#include "base/progress.h"
#include "training/options/train_request.h"

namespace clavier {

/// Carries out a plan: reads the corpus, builds the vocabulary, trains the network or the Markov chain and writes the
/// model to the plan's folder. Returns a summary for the user: model, folder, steps, validation loss, time. Throws
/// Misuse or Error.
Json train_model(const TrainPlan& plan, Progress& progress, std::stop_token stop);

}  // namespace clavier
