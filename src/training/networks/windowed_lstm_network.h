#pragma once

#include "training/networks/lstm_network.h"
#include "training/networks/sequence_network.h"

namespace clavier {

/// LSTM layers over a window of past events, one prediction a window: the article's kind of network.
class WindowedLstmNetwork : public SequenceNetwork {
 public:
  WindowedLstmNetwork(const NetworkOptions& options, const Vocabulary& vocabulary);
  /// events (batch, window, 4) -> (batch, 1, features)
  torch::Tensor features(const SequenceInputs& inputs) override;

 private:
  std::vector<LstmLayer> layers_;
  torch::nn::BatchNorm1d norm_after_lstm_{nullptr}, norm_after_dense_{nullptr};
  torch::nn::Linear dense_{nullptr};
};

}  // namespace clavier
