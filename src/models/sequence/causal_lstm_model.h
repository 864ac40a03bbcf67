#pragma once

#include <memory>
#include <optional>

#include "models/layers/lstm.h"
#include "models/sequence/block_attention.h"
#include "models/sequence/event_input.h"
#include "models/sequence/network_model.h"

namespace clavier {

/// The default network: a causal LSTM that consults what a Bi-LSTM read of the past; docs/formats/checkpoint.md.
struct CausalLstmWeights {
  Vocabulary vocabulary;
  bool remaining;
  Eigen::Index block;  ///< 0 without lookback
  EventInput input;
  Lstm first;
  std::optional<BlockAttention> attention;
  Lstm second;
  Vector norm_weight;
  Vector norm_bias;
  EventHeads heads;

  /// The checkpoint's tensors have been checked (check_tensors).
  explicit CausalLstmWeights(const Checkpoint& checkpoint);
};

/// A piece in progress: one step of each layer an event. The last event taken is run only when its logits are asked for
/// or the next one comes, so that set_remaining still counts, and counts again if changed. What is set holds until it
/// is set anew.
class CausalLstmModel final : public NetworkModel {
 public:
  explicit CausalLstmModel(std::shared_ptr<const CausalLstmWeights> weights);

  const Vocabulary& vocabulary() const override { return weights_->vocabulary; }
  void set_remaining(std::optional<int> events) override;
  bool conditions_on_remaining() const override { return weights_->remaining; }

 private:
  const EventHeads& heads() const override { return weights_->heads; }
  void begin() override;
  void take(const Event& event) override;
  const Vector& features() override;
  void read_block(const Vector& input);

  std::shared_ptr<const CausalLstmWeights> weights_;
  Event last_;                 // the last one taken
  Eigen::Index position_ = 0;  // its position
  int remaining_ = 0;          // its remaining_class
  bool run_ = false;           // whether the states below have seen it
  LstmState first_, second_;   // after it
  LstmState first_before_, second_before_;
  Matrix block_;  // inputs of the block begun: (features, block)
  KeyValueCache cache_;
  Vector features_;
};

}  // namespace clavier
