#pragma once

#include "training/fitting/design_matrix.h"

namespace clavier {

struct EraRegressionOptions {
  int steps = 150;
  double rate = 0.05;
  double decay = 1e-3;  ///< of the weights (L2), which keeps rare features from deciding
};

/// Weights and, in the last column, biases of a multinomial logistic regression of eras on standardised features.
/// (eras, features + 1). Found by full gradient steps (Adam; Kingma and Ba 2015) with a cosine schedule: equal examples
/// give equal weights.
RowMatrix fit_eras(const StyleColumns& columns, const EraRegressionOptions& options = {});

}  // namespace clavier
