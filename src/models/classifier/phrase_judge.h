#pragma once

#include <optional>

#include "analysis/phrase/phrase_features.h"
#include "models/checkpoint/safetensors.h"
#include "music/era.h"

namespace clavier {

/// Tells phrases that people wrote from those that a model composes: a logistic regression on phrase features
/// (analysis/phrase) and their squares, both standardised by human phrases, one for each era and one for all.
/// training/fitting/fit_phrase_judge.h fits it.
class PhraseJudge {
 public:
  /// One row for each era, and one for all of them.
  static constexpr std::size_t kRows = kEras.size() + 1;

  /// Takes the tensors mean, scale, linear and square (kRows, kPhraseFeatures), and bias (kRows). Throws Error naming
  /// the tensor when one is missing, surplus, or of another shape.
  explicit PhraseJudge(TensorMap tensors);

  /// The logarithm of the odds that people wrote a phrase of the era; without an era, of any.
  double operator()(const PhraseFeatures& phrase, std::optional<Era> era) const;

 private:
  TensorMap tensors_;
};

/// Standardised features are kept within this many deviations, so that none decides alone.
inline constexpr double kMaxPhraseDeviation = 4;

}  // namespace clavier
