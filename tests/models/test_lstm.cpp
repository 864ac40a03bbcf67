#include <gtest/gtest.h>

#include <cmath>

#include "models/layers/lstm.h"
#include "support/naive_network.h"
#include "support/random_checkpoint.h"

namespace clavier {
namespace {

TensorMap one_unit() {
  return {{"a.weight_input", {.shape = {4, 1}, .values = {1, 2, 3, 4}}},
          {"a.weight_recurrent", {.shape = {4, 1}, .values = {0.5f, 0.25f, -1, 2}}},
          {"a.bias", {.shape = {4}, .values = {0, 1, 0, -1}}}};
}

TEST(Lstm, ComputesAStepAsByHand) {
  const Lstm lstm(one_unit(), "a");
  LstmState state = lstm.start();
  lstm.step(Vector::Constant(1, 0.5f), state);
  // i = sigmoid(0.5), f = sigmoid(2), g = tanh(1.5), o = sigmoid(1)
  EXPECT_NEAR(state.cell[0], 0.622459 * 0.905148, 1e-6);
  EXPECT_NEAR(state.output[0], 0.731059 * 0.510509, 1e-6);
  lstm.step(Vector::Constant(1, 0.0f), state);
  // h = 0.373212: i = sigmoid(0.186606), f = sigmoid(1.093303), g = tanh(-0.373212)
  EXPECT_NEAR(state.cell[0], 0.749003 * 0.563418 - 0.546518 * 0.356799, 1e-5);
}

struct Shape {
  const char* stack;
  int inputs;
};

class LstmShapes : public testing::TestWithParam<Shape> {};

TEST_P(LstmShapes, AgreeWithPlainLoops) {
  NetworkOptions network{.kind = "windowed_lstm", .embedding = GetParam().inputs, .stack = GetParam().stack, .head = 2};
  const Checkpoint checkpoint = random_checkpoint(network, Vocabulary::of_notes(), 7);
  const RecurrentLayer layer(checkpoint.tensors, "layer.0");
  const Matrix x = Matrix::Random(GetParam().inputs, 9);
  NaiveNetwork::Rows rows;
  for (const auto column : x.colwise()) rows.emplace_back(column.begin(), column.end());
  const Matrix outputs = layer.run(x);
  const NaiveNetwork naive(checkpoint);
  const auto ahead = naive.lstm("layer.0.forward", rows, false);
  ASSERT_EQ(outputs.rows(), layer.outputs());
  for (std::size_t t = 0; t < rows.size(); ++t) {
    for (std::size_t u = 0; u < ahead[t].size(); ++u)
      EXPECT_NEAR(outputs(static_cast<Eigen::Index>(u), static_cast<Eigen::Index>(t)), ahead[t][u], 2e-6);
  }
  if (!layer.backward) return;
  const auto back = naive.lstm("layer.0.backward", rows, true);
  for (std::size_t t = 0; t < rows.size(); ++t) {
    for (std::size_t u = 0; u < back[t].size(); ++u)
      EXPECT_NEAR(outputs(static_cast<Eigen::Index>(ahead[t].size() + u), static_cast<Eigen::Index>(t)), back[t][u],
                  2e-6);
  }
}

INSTANTIATE_TEST_SUITE_P(Lstm, LstmShapes,
                         testing::Values(Shape{"uni1", 1}, Shape{"uni33", 5}, Shape{"bi32", 20}, Shape{"bi70", 3}));

TEST(Lstm, GivesTheSameStepByStep) {
  const NetworkOptions network{.kind = "windowed_lstm", .embedding = 6, .stack = "uni40", .head = 2};
  const Lstm lstm(random_checkpoint(network, Vocabulary::of_notes(), 3).tensors, "layer.0.forward");
  const Matrix x = Matrix::Random(6, 5);
  Matrix outputs(40, 5);
  lstm.run(lstm.project(x), 0, false, outputs);
  LstmState state = lstm.start();
  for (Eigen::Index t = 0; t < 5; ++t) {
    lstm.step(x.col(t), state);
    EXPECT_LT((state.output.head(40) - outputs.col(t)).cwiseAbs().maxCoeff(), 1e-6f) << t;
  }
}

TEST(Lstm, RunsFromAnyPositionInARingBuffer) {
  const NetworkOptions network{.kind = "windowed_lstm", .embedding = 6, .stack = "uni40", .head = 2};
  const Lstm lstm(random_checkpoint(network, Vocabulary::of_notes(), 3).tensors, "layer.0.forward");
  const Matrix projected = lstm.project(Matrix::Random(6, 5));
  Matrix turned(projected.rows(), 5), outputs(40, 5), outputs_of_turned(40, 5);
  turned << projected.rightCols(2), projected.leftCols(3);
  lstm.run(projected, 3, true, outputs);
  lstm.run(turned, 0, true, outputs_of_turned);
  EXPECT_EQ(outputs, outputs_of_turned);
}

}  // namespace
}  // namespace clavier
