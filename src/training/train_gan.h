#pragma once

#include <stop_token>

#include "base/progress.h"
#include "training/options/gan_train_request.h"

namespace clavier {

/// Carries out a plan: reads the corpus, trains the GAN and writes its generator to the plan's folder. Returns a
/// summary for the user: model, folder, era, steps, validation distance, time. Throws Misuse or Error.
Json train_gan(const GanTrainPlan& plan, Progress& progress, std::stop_token stop);

}  // namespace clavier
