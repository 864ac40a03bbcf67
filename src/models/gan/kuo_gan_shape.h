#pragma once

#include <array>

#include "encoding/piano_roll.h"
#include "models/layers/convolution.h"

namespace clavier {

/// The article's generator: a dense layer makes a small image, four transposed convolutions make it a roll.
inline constexpr int kArticleKernel = 5;
inline constexpr std::array<Stride, 4> kArticleStrides = {{{2, 1}, {1, 2}, {2, 1}, {2, 2}}};
inline constexpr int kArticleStepsOfRow = 8;  ///< steps of the roll that one row of the small image becomes
inline constexpr int kArticleRows = kRollSteps / kArticleStepsOfRow;
inline constexpr int kArticleColumns = kRollKeys / 4;
inline constexpr float kArticleSlope = 0.3f;  ///< of LeakyReLU below zero, as in Keras

}  // namespace clavier
