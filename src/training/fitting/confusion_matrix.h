#pragma once

#include <array>

#include "music/era.h"

namespace clavier {

/// How often pieces of an era (first) were taken for each era (second).
using ConfusionMatrix = std::array<std::array<int, kEras.size()>, kEras.size()>;

/// Share of all pieces that were taken for what they are; 0 of none.
double accuracy_of(const ConfusionMatrix& confusion);
/// Mean of the eras' shares, those without pieces left out: chance is 1/4 however many pieces each has.
double balanced_accuracy_of(const ConfusionMatrix& confusion);

}  // namespace clavier
