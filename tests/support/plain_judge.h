#pragma once

#include "models/classifier/phrase_judge.h"

namespace clavier::support {

/// The tensors of a judge whose odds are `weight` times how far one feature is above `mean`.
inline TensorMap judge_of(PhraseFeature feature, float weight, float mean = 0) {
  constexpr auto rows = static_cast<std::int64_t>(PhraseJudge::kRows);
  constexpr auto features = static_cast<std::int64_t>(kPhraseFeatures);
  const std::vector<float> zeros(PhraseJudge::kRows * kPhraseFeatures, 0.0F);
  TensorMap tensors;
  for (const char* name : {"mean", "scale", "linear", "square"}) tensors[name] = {{rows, features}, zeros};
  tensors["bias"] = {{rows}, std::vector<float>(PhraseJudge::kRows, 0.0F)};
  for (std::size_t row = 0; row < PhraseJudge::kRows; ++row) {
    const std::size_t place = row * kPhraseFeatures + static_cast<std::size_t>(feature);
    tensors["mean"].values[place] = mean;
    tensors["scale"].values[place] = 1;
    tensors["linear"].values[place] = weight;
  }
  return tensors;
}

}  // namespace clavier::support
