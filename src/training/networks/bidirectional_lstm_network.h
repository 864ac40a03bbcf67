#pragma once

#include <vector>

#include "training/networks/lstm_network.h"
#include "training/networks/sequence_network.h"

namespace clavier {

/// Fills a gap: forward LSTMs read what came before and the gap as it grows, backward LSTMs what comes after it. Both
/// meet at each note of the gap: kind bidirectional_lstm in docs/formats/checkpoint.md.
class BidirectionalLstmNetwork : public SequenceNetwork {
 public:
  /// Throws what check_network throws.
  BidirectionalLstmNetwork(const NetworkOptions& options, const Vocabulary& vocabulary);
  torch::Tensor features(const SequenceInputs& inputs) override;

 private:
  void make_matches(int units);
  torch::Tensor embed_matches(const torch::Tensor& matches);
  torch::Tensor run(std::vector<LstmDirection>& layers, torch::Tensor x);
  torch::Tensor drop(const torch::Tensor& x) { return torch::dropout(x, options().dropout, is_training()); }

  std::vector<LstmDirection> forward_, backward_;
  torch::nn::Embedding remaining_{nullptr}, time_left_{nullptr};
  std::vector<torch::nn::Embedding> matches_;  // by place in MatchSymbols; empty without matches
  torch::nn::Linear after_{nullptr}, after_output_{nullptr}, match_output_{nullptr};
  torch::nn::LayerNorm norm_{nullptr};
};

}  // namespace clavier
