#pragma once

#include <span>

#include "models/classifier/phrase_judge.h"

namespace clavier {

inline constexpr double kOtherErasShare = 0.25;

/// A phrase to learn from.
struct PhraseExample {
  PhraseFeatures features{};
  Era era = Era::romantic;
  bool by_people = false;
};

/// The tensors of a PhraseJudge: logistic regressions with an L2 penalty, by Newton's method. In the row of an era,
/// human phrases of the era are on one side; on the other, with the same weight in all, are the model's phrases of
/// the era and, with kOtherErasShare of that weight, human phrases of other eras. An era that lacks
/// human phrases or of the model has the row of all. Throws Error where one side has no phrases at all.
TensorMap fit_phrase_judge(std::span<const PhraseExample> examples);

}  // namespace clavier
