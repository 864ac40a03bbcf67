#pragma once

#include "base/progress.h"
#include "training/options/era_classifier_train_request.h"

namespace clavier {

/// Fits an era classifier to the training pieces of a corpus and writes it (docs/formats/era-classifier.md) to the
/// request's folder. Returns the version, the corpus, the number of pieces, and the confusion matrices of validation
/// pieces, of test pieces and of held-out composers. Throws Misuse or Error.
Json train_era_classifier(const EraClassifierTrainRequest& request, Progress& progress);

}  // namespace clavier
