#include "models/transformer/guided_model.h"

#include <cmath>

namespace clavier {

GuidedModel::GuidedModel(std::shared_ptr<const TransformerWeights> weights, double guidance)
    : guidance_(static_cast<float>(guidance)), with_(weights), without_(std::move(weights)) {}

void GuidedModel::restart(const ScorePrefix& prefix, const ScoreFrame& frame) {
  with_.restart(prefix, frame);
  guides_ = guidance_ > 0 && (prefix.era || prefix.composer);
  if (!guides_) return;
  ScorePrefix open = prefix;
  open.era.reset();
  open.composer.reset();
  without_.restart(open, frame);
}

void GuidedModel::advance(const ScoreStep& step) {
  with_.advance(step);
  if (guides_) without_.advance(step);
}

void GuidedModel::skip(const ScoreStep& step) {
  with_.skip(step);
  if (guides_) without_.skip(step);
}

std::span<const float> GuidedModel::logits(const ScoreStep& step, StepField field) {
  const std::span<const float> with = with_.logits(step, field);
  if (!guides_) return with;
  const std::span<const float> without = without_.logits(step, field);
  logits_.assign(with.begin(), with.end());
  for (std::size_t symbol = 0; symbol < logits_.size(); ++symbol)
    if (std::isfinite(with[symbol])) logits_[symbol] += guidance_ * (with[symbol] - without[symbol]);
  return logits_;
}

}  // namespace clavier
