#pragma once

#include <span>

#include "models/classifier/era_classifier.h"
#include "training/fitting/confusion_matrix.h"
#include "training/fitting/design_matrix.h"

namespace clavier {

/// The tensors of a EraClassifier: era_regression.h and fit_linear_discriminants.h on standardised features. Throws
/// Error when not every era is among the examples.
TensorMap fit_era_classifier(std::span<const StyleExample> examples);

ConfusionMatrix make_confusion_matrix(const EraClassifier& model, std::span<const StyleExample> examples);

/// Each composer's pieces judged by a model that has heard the others only: composers in `folds` parts, as even in
/// pieces as may be. Nobody can be right by knowing the composer, so this asks for the era itself. Pieces of a part
/// without which an era would have none are not judged.
ConfusionMatrix cross_validate_composers(std::span<const StyleExample> examples, int folds = 5);

}  // namespace clavier
