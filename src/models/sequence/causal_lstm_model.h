#pragma once

#include <memory>
#include <optional>

#include "models/layers/lstm.h"
#include "models/sequence/block_attention.h"
#include "models/sequence/event_input.h"
#include "models/sequence/network_model.h"

namespace clavier {

/// The weights of the default network, a causal LSTM with optional attention over past blocks: kind causal_lstm in
/// docs/formats/checkpoint.md.
struct CausalLstmWeights {
  Vocabulary vocabulary;
  bool remaining;
  Eigen::Index block;  ///< events; 0 without attention
  EventInput input;
  Lstm first;
  std::optional<BlockAttention> attention;
  Lstm second;
  Vector norm_weight;
  Vector norm_bias;
  EventHeads heads;

  /// The tensors must have been checked (check_tensors).
  explicit CausalLstmWeights(const Checkpoint& checkpoint);
};

/// A piece in progress: one step of each layer per event. The last event taken runs only when its logits are asked for
/// or the next event comes. So set_remaining still applies to it and may change again.
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
  Event last_;                              // the last event taken
  Eigen::Index position_ = 0;               // its position
  int remaining_ = 0;                       // its remaining_class
  bool run_ = false;                        // whether the states below include it
  LstmState first_, second_;                // after the last event
  LstmState first_before_, second_before_;  // before it
  Matrix block_;                            // inputs of the current block: (features, block)
  KeyValueCache cache_;
  Vector features_;
};

}  // namespace clavier
