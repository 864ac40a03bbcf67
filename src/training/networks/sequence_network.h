#pragma once

#include <torch/torch.h>

#include <memory>

#include "encoding/vocabulary.h"
#include "models/sequence/network_options.h"
#include "training/networks/network_weights.h"

namespace clavier {

/// Sums of negative log-likelihoods in nats, and how many symbols they are over: (4) each, by Field.
struct FieldLosses {
  torch::Tensor sums;
  torch::Tensor counts;
  /// Mean nats an event: what training minimises.
  torch::Tensor total() const { return sums.sum() / counts[0].clamp_min(1); }
};

/// The inputs of a batch of sequences. Those of networks that fill gaps are undefined for others.
struct SequenceInputs {
  torch::Tensor events;     ///< (batch, time, 4) int64
  torch::Tensor remaining;  ///< (batch, time) int64: remaining_class
  torch::Tensor time_left;  ///< (batch, time) int64: time_left_class
  torch::Tensor matches;    ///< (batch, time, kMatchKinds * kMatchFields) int64
  torch::Tensor in_gap;     ///< (batch, time) float: 1 where the next event lies in the gap
  torch::Tensor after;      ///< (batch, after, 4) int64: what comes after the gap, then starts
};

/// A network that predicts events from past events, in LibTorch: for training only; models/sequence has the same
/// network without LibTorch.
class SequenceNetwork : public torch::nn::Module {
 public:
  /// (batch, predictions, features). A windowed LSTM predicts once after the window (predictions == 1), the others
  /// after every event (time).
  virtual torch::Tensor features(const SequenceInputs& inputs) = 0;

  /// features (batch, predictions, features), targets (batch, predictions, 4) int64; a target token of kStart has no
  /// loss.
  FieldLosses losses(const torch::Tensor& features, const torch::Tensor& targets);

  /// Logits of one field given the earlier fields of `targets`: (batch, predictions, symbols).
  torch::Tensor logits(const torch::Tensor& features, const torch::Tensor& targets, Field field);

  /// The weight matrices of LSTM layers, each with its four gates stacked.
  std::vector<torch::Tensor> lstm_matrices() const;

  const NetworkOptions& options() const { return options_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }

 protected:
  SequenceNetwork(NetworkOptions options, Vocabulary vocabulary);
  /// (batch, time, 4) -> (batch, time, embedding or 1)
  torch::Tensor embed(const torch::Tensor& events) const;
  int embedded_size() const { return options_.input == "scalar" ? 1 : options_.embedding; }
  void make_heads(int features);

 private:
  struct Head {
    torch::nn::Linear features{nullptr}, output{nullptr};
    std::vector<torch::nn::Embedding> after;
  };
  void make_embeddings();
  Head make_head(Field field, int features);

  NetworkOptions options_;
  Vocabulary vocabulary_;
  std::vector<torch::nn::Embedding> embeddings_;  // by Field
  torch::nn::Linear token_head_{nullptr};
  std::vector<Head> heads_;  // shift, duration, velocity
};

/// Freshly initialised with LibTorch's generator. Throws Misuse for a shape that cannot be.
std::shared_ptr<SequenceNetwork> make_network(const NetworkOptions& options, const Vocabulary& vocabulary);

}  // namespace clavier
