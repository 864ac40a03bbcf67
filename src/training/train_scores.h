#pragma once

#include <stop_token>

#include "base/progress.h"
#include "training/options/score_train_request.h"

namespace clavier {

/// Carries out a plan: reads the scores of the corpus, trains a Transformer and writes it to the plan's folder. Returns
/// a summary for the user: model, folder, steps, validation loss, time. Throws Misuse or Error.
Json train_scores(const ScoreTrainPlan& plan, Progress& progress, std::stop_token stop);

}  // namespace clavier
