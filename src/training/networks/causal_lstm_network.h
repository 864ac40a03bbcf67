#pragma once

#include "training/networks/lstm_network.h"
#include "training/networks/sequence_network.h"

namespace clavier {

/// A causal LSTM that predicts after every event, with attention to what a Bi-LSTM has read of past blocks if wanted.
class CausalLstmNetwork : public SequenceNetwork {
 public:
  /// Throws Misuse unless the stack is two uni layers of equal size.
  CausalLstmNetwork(const NetworkOptions& options, const Vocabulary& vocabulary);
  torch::Tensor features(const SequenceInputs& inputs) override;

 private:
  torch::Tensor consult(const torch::Tensor& x, const torch::Tensor& a);
  torch::Tensor attend(const torch::Tensor& query, const torch::Tensor& memory, std::int64_t time);

  LstmLayer first_{nullptr}, second_{nullptr}, block_lstm_{nullptr};
  torch::nn::Linear query_{nullptr}, key_{nullptr}, value_{nullptr}, output_{nullptr};
  torch::nn::Embedding remaining_{nullptr};
  torch::nn::LayerNorm norm_{nullptr};
  torch::Tensor distance_, null_score_;
};

}  // namespace clavier
