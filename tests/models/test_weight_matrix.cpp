#include <gtest/gtest.h>

#include "models/layers/weight_matrix.h"

namespace clavier {
namespace {

RowMatrix random_halves(Eigen::Index rows, Eigen::Index columns) {
  return RowMatrix::Random(rows, columns).unaryExpr([](float value) { return static_cast<float>(Eigen::half(value)); });
}

TEST(WeightMatrix, MultipliesAsAMatrixDoes) {
  for (const Eigen::Index columns : {1, 7, 31, 32, 33, 256, 1000}) {
    const RowMatrix halves = random_halves(5, columns), floats = RowMatrix::Random(5, columns);
    for (const RowMatrix& weights : {halves, floats}) {
      const WeightMatrix matrix(weights);
      EXPECT_EQ(matrix.rows(), 5);
      const Matrix inputs = Matrix::Random(columns, 3);
      const Matrix expected = weights * inputs;
      EXPECT_TRUE(matrix.products(inputs).isApprox(expected, 1e-5f)) << columns;
      EXPECT_TRUE(matrix.product(inputs.col(1)).isApprox(expected.col(1), 1e-4f)) << columns;
    }
  }
}

TEST(WeightMatrix, KeepsInHalfPrecisionOnlyWhatIsExact) {
  RowMatrix weights = random_halves(4, 40);
  const bool reads_halves = WeightMatrix(weights).is_half();  // what the processor was built for
  weights(2, 3) = 0.1f;
  EXPECT_FALSE(WeightMatrix(weights).is_half());
  weights(2, 3) = 1e6f;
  EXPECT_FALSE(WeightMatrix(weights).is_half());
  weights(2, 3) = -0.0f;
  EXPECT_EQ(WeightMatrix(weights).is_half(), reads_halves);
}

}  // namespace
}  // namespace clavier
