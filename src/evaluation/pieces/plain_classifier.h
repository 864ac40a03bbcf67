#pragma once

#include <span>
#include <vector>

#include "models/layers/matrix.h"

namespace clavier {

/// A piece as a number of each feature, and which set it is from.
struct LabelledFeatures {
  Vector features;
  int label = 0;  ///< 0 .. kMaxLabels - 1
};
inline constexpr int kMaxLabels = 4;

/// Tells sets of pieces apart: a logistic regression on features that are standardised by those of its examples. All
/// sets weigh the same.
class PlainClassifier {
 public:
  /// At least one example; all have the same features.
  explicit PlainClassifier(std::span<const LabelledFeatures> examples);

  /// Unnormalised log-probabilities (kMaxLabels).
  Vector operator()(const Vector& features) const;

 private:
  Vector standardise(const Vector& features) const { return ((features - mean_).array() / scale_.array()).matrix(); }

  Vector mean_, scale_;
  RowMatrix weights_;  // the last column has the biases
};

}  // namespace clavier
