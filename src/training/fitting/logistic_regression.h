#pragma once

#include "training/fitting/design_matrix.h"

namespace clavier {

struct LogisticRegressionOptions {
  int steps = 150;
  double learning_rate = 0.05;
  double weight_decay = 1e-3;  ///< of the weights (L2), against overfitting to rare features
};

/// Weights and, in the last column, biases of a multinomial logistic regression of eras on standardised features.
/// (eras, features + 1). Fitted by full gradient steps (Adam; Kingma and Ba 2015) with a cosine schedule: equal
/// examples give equal weights.
RowMatrix fit_logistic_regression(const DesignMatrix& columns, const LogisticRegressionOptions& options = {});

}  // namespace clavier
