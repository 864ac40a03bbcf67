#pragma once

#include <memory>

#include "models/transformer/score_model.h"
#include "models/transformer/transformer_trunk.h"

namespace clavier {

/// Composes scores with a Transformer. Steps that are taken without asking for logits in between run together, so a
/// prompt is read in one pass.
class TransformerModel final : public ScoreModel {
 public:
  explicit TransformerModel(std::shared_ptr<const TransformerWeights> weights);

  std::span<const std::string> composers() const override { return weights_->composers; }
  int context() const override { return weights_->network.context; }
  void restart(const ScorePrefix& prefix, const ScoreFrame& frame) override;
  void advance(const ScoreStep& step) override;
  void skip(const ScoreStep& step) override { reader_.take(step); }
  std::span<const float> logits(const ScoreStep& step, StepField field) override;
  std::unique_ptr<ScoreModel> clone() const override { return std::make_unique<TransformerModel>(*this); }
  const StepReader& reader() const override { return reader_; }

 private:
  void queue_row();
  void run_queue();
  /// Brings `known_` to what is known before `field`.
  void read_until(const ScoreStep& step, StepField field);
  void read_field(const ScoreStep& step, StepField field);
  void add_votes(StepField field, const Vector& hidden);

  std::shared_ptr<const TransformerWeights> weights_;
  StepReader reader_;
  TransformerTrunk trunk_;
  Vector prefix_;              // embedded
  std::vector<Vector> queue_;  // embedded rows that have not run yet
  std::vector<int> ticks_;
  StepRow row_;      // the last row that was read
  Vector features_;  // of that row, once the queue has run
  Vector known_;     // and of the fields of the step so far
  int known_fields_ = 0;
  NoteRow note_row_;
  Vector logits_;
};

}  // namespace clavier
