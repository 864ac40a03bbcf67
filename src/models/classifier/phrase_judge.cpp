#include "models/classifier/phrase_judge.h"

#include <algorithm>

#include "models/checkpoint/checkpoint_folder.h"

namespace clavier {

PhraseJudge::PhraseJudge(TensorMap tensors) : tensors_(std::move(tensors)) {
  constexpr auto rows = static_cast<std::int64_t>(kRows);
  constexpr auto features = static_cast<std::int64_t>(kPhraseFeatures);
  require_tensors(tensors_, {{"mean", {rows, features}},
                             {"scale", {rows, features}},
                             {"linear", {rows, features}},
                             {"square", {rows, features}},
                             {"bias", {rows}}});
}

double PhraseJudge::operator()(const PhraseFeatures& phrase, std::optional<Era> era) const {
  const std::size_t row = era ? static_cast<std::size_t>(*era) : kRows - 1;
  const auto value = [&](const char* name, std::size_t feature) {
    return static_cast<double>(tensors_.at(name).values[row * kPhraseFeatures + feature]);
  };
  double odds = static_cast<double>(tensors_.at("bias").values[row]);
  for (std::size_t feature = 0; feature < kPhraseFeatures; ++feature) {
    const double deviation = std::clamp((phrase.at(feature) - value("mean", feature)) * value("scale", feature),
                                        -kMaxPhraseDeviation, kMaxPhraseDeviation);
    odds += value("linear", feature) * deviation + value("square", feature) * deviation * deviation;
  }
  return odds;
}

}  // namespace clavier
