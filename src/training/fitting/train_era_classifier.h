#pragma once

#include "base/progress.h"
#include "training/options/era_classifier_train_request.h"

namespace clavier {

/// Listens to the training pieces of a corpus and leaves a style model (docs/formats/style.md) in the asked folder.
/// Returns what was learned: the version, the corpus, how many pieces, and how often the listener is right about
/// validation pieces, about test pieces, and about composers it has never heard. Throws Misuse or Error.
Json train_era_classifier(const EraClassifierTrainRequest& request, Progress& progress);

}  // namespace clavier
