#include "models/layers/lstm.h"

#include "models/layers/product.h"

namespace clavier {

Lstm::Lstm(const TensorMap& tensors, const std::string& prefix) {
  const auto input = matrix_of(tensors, prefix + ".weight_input");
  units_ = static_cast<int>(input.rows() / 4);
  panels_ = (units_ + kUnits - 1) / kUnits;
  inputs_ = input.cols();
  input_ = pack(input);
  recurrent_ = pack(matrix_of(tensors, prefix + ".weight_recurrent"));
  bias_ = pack(vector_of(tensors, prefix + ".bias"));
}

Lstm::Panels Lstm::pack(const RowMatrix& weight) const {
  Panels packed = Panels::Zero(kRows, panels_ * weight.cols());
  for (int gate = 0; gate < 4; ++gate) {
    for (int unit = 0; unit < units_; ++unit) {
      packed.block(gate * kUnits + unit % kUnits, unit / kUnits * weight.cols(), 1, weight.cols()) =
          weight.row(gate * units_ + unit);
    }
  }
  return packed;
}

LstmState Lstm::start() const {
  const Vector zeros = Vector::Zero(panels_ * kUnits);
  return {.output = zeros, .cell = zeros, .next = zeros};
}

Matrix Lstm::project(const Matrix& inputs) const {
  Matrix projected(panels_ * kRows, inputs.cols());
  for (int panel = 0; panel < panels_; ++panel) {
    auto rows = projected.middleRows(panel * kRows, kRows);
    rows = bias_.col(panel).replicate(1, inputs.cols());
    add_product_of_columns(input_.middleCols(panel * inputs_, inputs_), inputs, rows);
  }
  return projected;
}

void Lstm::step_panel(int panel, const float* projected, LstmState& state) const {
  Eigen::Matrix<float, kRows, 1> sums = Eigen::Map<const Eigen::Matrix<float, kRows, 1>>(projected + panel * kRows);
  sums.noalias() += recurrent_.middleCols(panel * units_, units_) * state.output.head(units_);
  const auto gate = [&](int index) { return sums.segment<kUnits>(index * kUnits).array(); };
  auto cell = state.cell.segment<kUnits>(panel * kUnits).array();
  cell = gate(1).logistic() * cell + gate(0).logistic() * gate(2).tanh();
  state.next.segment<kUnits>(panel * kUnits).array() = gate(3).logistic() * cell.tanh();
}

void Lstm::step_projected(const float* projected, LstmState& state, bool upward) const {
  for (int index = 0; index < panels_; ++index) step_panel(upward ? index : panels_ - 1 - index, projected, state);
  state.output.swap(state.next);
}

void Lstm::step(const Vector& input, LstmState& state) const {
  const Matrix projected = project(input);
  step_projected(projected.data(), state, true);
}

void Lstm::run(const Matrix& projected, Eigen::Index first, bool reverse, Eigen::Ref<Matrix> outputs) const {
  LstmState state = start();
  const Eigen::Index steps = projected.cols();
  for (Eigen::Index index = 0; index < steps; ++index) {
    const Eigen::Index step = reverse ? steps - 1 - index : index;
    step_projected(projected.col((first + step) % steps).data(), state, index % 2 == 0);
    outputs.col(step) = state.output.head(units_);
  }
}

RecurrentLayer::RecurrentLayer(const TensorMap& tensors, const std::string& prefix)
    : forward(tensors, prefix + ".forward") {
  if (tensors.contains(prefix + ".backward.bias")) backward.emplace(tensors, prefix + ".backward");
}

Matrix RecurrentLayer::run(const Matrix& inputs) const {
  Matrix outputs(this->outputs(), inputs.cols());
  forward.run(forward.project(inputs), 0, false, outputs.topRows(forward.units()));
  if (backward) backward->run(backward->project(inputs), 0, true, outputs.bottomRows(backward->units()));
  return outputs;
}

}  // namespace clavier
