#pragma once

#include "evaluation/pieces/piece_features.h"
#include "evaluation/pieces/piece_set.h"

namespace clavier {

/// How well a plain classifier tells two sets of pieces apart.
struct TwoSampleTest {
  double auc = 0.5;      ///< 0.5: it cannot; 1: always
  std::size_t real = 0;  ///< pieces compared, of each set
  std::size_t others = 0;
};

/// The classifier two-sample test of Lopez-Paz and Oquab ("Revisiting classifier two-sample tests", ICLR 2017), by the
/// area under the ROC curve: logistic regression, learned on four fifths of the groups and judged on the rest, five
/// times. Pieces of fewer than kMinPassageNotes notes are left out. 0.5 where a set has fewer than ten.
TwoSampleTest test_two_samples(const PieceSet& real, const PieceSet& others, PieceFeatures features);

}  // namespace clavier
