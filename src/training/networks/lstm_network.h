#pragma once

#include <torch/torch.h>

namespace clavier {

/// One direction of an LSTM layer, as docs/formats/checkpoint.md defines it.
///
/// On the CPU run_lstm_on_cpu runs it (lstm_function.h); on other devices LibTorch's fused LSTM with the same weights.
class LstmDirectionImpl : public torch::nn::Module {
 public:
  /// Glorot-uniform input weights, orthogonal recurrent ones, forget bias 1, as Keras initialises.
  LstmDirectionImpl(int inputs, int units, bool reverse);

  /// x (time, batch, inputs) -> h (time, batch, units), from zero state; reversed layers run from the last step to the
  /// first. `recurrent_dropout` (training only) drops the same features of h at every step, one mask a gate.
  torch::Tensor forward(const torch::Tensor& x, double recurrent_dropout = 0.0);

  torch::Tensor weight_input, weight_recurrent, bias;

 private:
  torch::Tensor unroll(const torch::Tensor& x, double recurrent_dropout);

  bool reverse_;
};
TORCH_MODULE(LstmDirection);

/// A layer of one or two directions; outputs concatenated, forward first.
class LstmLayerImpl : public torch::nn::Module {
 public:
  LstmLayerImpl(int inputs, int units, bool bidirectional);

  /// x (time, batch, inputs) -> (time, batch, units or 2 units)
  torch::Tensor forward(const torch::Tensor& x, double recurrent_dropout = 0.0);
  /// The output after the last step of each direction: (batch, units or 2 units); the backward direction ends at step
  /// 0.
  torch::Tensor last(const torch::Tensor& x);

 private:
  LstmDirection forward_{nullptr}, backward_{nullptr};
};
TORCH_MODULE(LstmLayer);

}  // namespace clavier
