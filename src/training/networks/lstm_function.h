#pragma once

#include <torch/torch.h>

namespace clavier {

/// The order in which a direction of an LSTM goes through time.
struct LstmSteps {
  std::int64_t time = 0;
  bool reverse = false;
  std::int64_t at(std::int64_t index) const { return reverse ? time - 1 - index : index; }
};

/// The weights of one direction, gates in the order input, forget, cell, output.
struct LstmWeights {
  torch::Tensor input;      // (4 units, inputs)
  torch::Tensor recurrent;  // (4 units, units)
  torch::Tensor bias;       // (4 units)
};

/// One direction over x (time, batch, inputs) -> h (time, batch, units) from zero state, on the CPU, with gradients.
///
/// One product covers the inputs of all steps; each step then costs one product and one fused pass over the gates. The
/// batch is split among LibTorch's threads for the whole sequence, because the product of a single step is too small to
/// be split.
torch::Tensor run_lstm_on_cpu(const torch::Tensor& x, const LstmWeights& weights, bool reverse);

}  // namespace clavier
