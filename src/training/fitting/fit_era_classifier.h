#pragma once

#include <span>

#include "models/classifier/era_classifier.h"
#include "training/fitting/confusion_matrix.h"
#include "training/fitting/design_matrix.h"

namespace clavier {

/// The tensors of a StyleModel: era_regression.h and piece_discriminants.h on standardised features. Throws Error when
/// not every era is among the examples.
TensorMap fit_style_model(std::span<const StyleExample> examples);

EraConfusion confusion_of(const StyleModel& model, std::span<const StyleExample> examples);

/// Each composer's pieces judged by a model that has heard the others only: composers in `folds` parts, as even in
/// pieces as may be. Nobody can be right by knowing the composer, so this asks for the era itself. Pieces of a part
/// without which an era would have none are not judged.
EraConfusion unknown_composers(std::span<const StyleExample> examples, int folds = 5);

}  // namespace clavier
