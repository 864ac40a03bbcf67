#pragma once

#include <optional>
#include <vector>

#include "models/layers/matrix.h"

namespace clavier {

/// The state of one direction of an LSTM. Vectors are padded with zeros to whole panels of units.
struct LstmState {
  Vector output;
  Vector cell;
  Vector next;  ///< scratch: the next output
};

/// One direction of an LSTM layer (Hochreiter and Schmidhuber 1997, with forget gates):
///   [i f g o] = W_input x(t) + W_recurrent h(t-1) + bias
///   c = sigmoid(f) c + sigmoid(i) tanh(g)
///   h = sigmoid(o) tanh(c).
///
/// A step is a matrix-vector product, so reading the weights limits its speed. They are stored in panels of 32 units
/// with their four gates together (128 rows, column-major). Each panel is read once in sequence, its sums stay in
/// registers, and its gates are finished before the next panel. In run, ascending and descending order of panels
/// alternate. So a layer slightly larger than the cache finds most of its weights still there.
class Lstm {
 public:
  /// Reads `prefix`.weight_input, .weight_recurrent and .bias, whose shapes must agree.
  Lstm(const TensorMap& tensors, const std::string& prefix);

  int units() const { return units_; }
  LstmState start() const;

  /// W_input x + bias of many inputs at once: (inputs, steps) -> (gates in panels, steps).
  Matrix project(const Matrix& inputs) const;
  void step(const Vector& input, LstmState& state) const;

  /// Runs from zero state over all columns of the result of project and writes each output into its column of `outputs`
  /// (units, steps). Column `first` is the first step, and the others follow cyclically. With `reverse` it runs from
  /// the last step to the first.
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

/// An LSTM layer of one direction, or of two whose outputs are concatenated, forward first.
struct RecurrentLayer {
  Lstm forward;
  std::optional<Lstm> backward;

  /// Reads `prefix`.forward.* and, if they exist, `prefix`.backward.*
  RecurrentLayer(const TensorMap& tensors, const std::string& prefix);

  int outputs() const { return forward.units() + (backward ? backward->units() : 0); }
  Matrix run(const Matrix& inputs) const;  ///< (inputs, steps) -> (outputs, steps)
};

}  // namespace clavier
