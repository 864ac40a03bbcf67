#pragma once

#include <optional>
#include <vector>

#include "models/layers/matrix.h"

namespace clavier {

/// What one direction of an LSTM remembers. Vectors are padded with zeros to whole panels of units.
struct LstmState {
  Vector output;
  Vector cell;
  Vector next;  ///< scratch: the output being made
};

/// One direction of an LSTM layer (Hochreiter and Schmidhuber 1997, with forget gates):
///   [i f g o] = W_input x(t) + W_recurrent h(t-1) + bias;  c = sigmoid(f) c + sigmoid(i) tanh(g);  h = sigmoid(o)
///   tanh(c).
///
/// A step is a product of a matrix with a vector, so its speed is that of reading the weights. They lie in panels of 32
/// units whose four gates stand together (128 rows, columns side by side): each panel is read once, straight through,
/// its sums stay in registers and its gates are finished before the next one. Steps take the panels up and down in
/// turn, so that a layer slightly larger than the cache finds most of itself still there.
class Lstm {
 public:
  /// Reads `prefix`.weight_input, .weight_recurrent and .bias, which exist in agreeing shapes.
  Lstm(const TensorMap& tensors, const std::string& prefix);

  int units() const { return units_; }
  LstmState start() const;

  /// W_input x + bias for many inputs at once: (inputs, steps) -> (gates in panels, steps).
  Matrix project(const Matrix& inputs) const;
  void step(const Vector& input, LstmState& state) const;

  /// From zero state over all columns of project's result, the first step's being column `first`, then cyclically; in
  /// reverse from the last step to the first. Writes each step's output into its column. outputs: (units, steps).
  void run(const Matrix& projected, Eigen::Index first, bool reverse, Eigen::Ref<Matrix> outputs) const;

 private:
  static constexpr int kUnits = 32;         // of a panel
  static constexpr int kRows = 4 * kUnits;  // of a panel
  using Panels = Eigen::Matrix<float, kRows, Eigen::Dynamic>;

  Panels pack(const RowMatrix& weight) const;
  void step_projected(const float* projected, LstmState& state, bool upward) const;
  void step_panel(int panel, const float* projected, LstmState& state) const;

  int units_ = 0;
  int panels_ = 0;
  Eigen::Index inputs_ = 0;
  Panels input_;      // (rows, panels * inputs)
  Panels recurrent_;  // (rows, panels * units)
  Panels bias_;       // (rows, panels)
};

/// A layer: one direction, or two whose outputs stand side by side, the forward one first.
struct RecurrentLayer {
  Lstm forward;
  std::optional<Lstm> backward;

  /// Reads `prefix`.forward.* and, if they exist, `prefix`.backward.*
  RecurrentLayer(const TensorMap& tensors, const std::string& prefix);

  int outputs() const { return forward.units() + (backward ? backward->units() : 0); }
  Matrix run(const Matrix& inputs) const;  ///< (inputs, steps) -> (outputs, steps)
};

}  // namespace clavier
