#pragma once

#include <vector>

#include "models/transformer/transformer_model.h"

namespace clavier {

/// A Transformer that keeps closer to era and composer than it learned to: it reads a piece twice, with them and
/// without, and moves the logits on in the direction from the second to the first, by `guidance` times their
/// difference. Source: Ho and Salimans, "Classifier-free diffusion guidance" (2022). It is one reading where the prefix
/// has neither.
class GuidedModel final : public ScoreModel {
 public:
  /// guidance >= 0; with 0 it is a TransformerModel.
  GuidedModel(std::shared_ptr<const TransformerWeights> weights, double guidance);

  std::span<const std::string> composers() const override { return with_.composers(); }
  int context() const override { return with_.context(); }
  void restart(const ScorePrefix& prefix, const ScoreFrame& frame) override;
  void advance(const ScoreStep& step) override;
  void skip(const ScoreStep& step) override;
  std::span<const float> logits(const ScoreStep& step, StepField field) override;
  std::unique_ptr<ScoreModel> clone() const override { return std::make_unique<GuidedModel>(*this); }
  const StepReader& reader() const override { return with_.reader(); }

 private:
  float guidance_;
  bool guides_ = false;
  TransformerModel with_, without_;
  std::vector<float> logits_;
};

}  // namespace clavier
