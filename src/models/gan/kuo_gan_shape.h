#pragma once

#include <array>

#include "encoding/piano_roll.h"
#include "models/layers/convolution.h"

namespace clavier {

/// The generator of the article (Kuo; docs/glossary.md): a dense layer makes a small image, and four transposed
/// convolutions upsample it to a roll.
inline constexpr int kKuoKernel = 5;
inline constexpr std::array<Stride, 4> kKuoStrides = {{{2, 1}, {1, 2}, {2, 1}, {2, 2}}};
inline constexpr int kKuoStepsPerRow = 8;  ///< steps of the roll for each row of the first image
inline constexpr int kKuoRows = kRollSteps / kKuoStepsPerRow;
inline constexpr int kKuoColumns = kRollPitches / 4;
inline constexpr float kKuoSlope = 0.3f;  ///< of LeakyReLU below 0, as in Keras

}  // namespace clavier
