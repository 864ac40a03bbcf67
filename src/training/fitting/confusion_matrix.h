#pragma once

#include <array>

#include "music/era.h"

namespace clavier {

/// Numbers of pieces by true era (first) and predicted era (second).
using ConfusionMatrix = std::array<std::array<int, kEras.size()>, kEras.size()>;

/// Share of all pieces whose era is predicted right; 0 of none.
double accuracy_of(const ConfusionMatrix& confusion);
/// Mean of the eras' accuracies, without eras that have no pieces: chance is 1/4 however many pieces each has.
double balanced_accuracy_of(const ConfusionMatrix& confusion);

}  // namespace clavier
