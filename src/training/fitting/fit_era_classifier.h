#pragma once

#include <span>

#include "models/classifier/era_classifier.h"
#include "training/fitting/confusion_matrix.h"
#include "training/fitting/design_matrix.h"

namespace clavier {

/// The tensors of an EraClassifier: logistic_regression.h and linear_discriminants.h on standardised features. Throws
/// Error when not every era is among the examples.
TensorMap fit_era_classifier(std::span<const StyleExample> examples);

ConfusionMatrix make_confusion_matrix(const EraClassifier& model, std::span<const StyleExample> examples);

/// Cross-validation by composers: each composer's pieces are classified by a model fitted without them, so that no
/// prediction can rest on knowing the composer. Composers are in `folds` folds of about as many pieces. A fold without
/// which an era has no pieces is skipped.
ConfusionMatrix cross_validate_composers(std::span<const StyleExample> examples, int folds = 5);

}  // namespace clavier
