#include <gmock/gmock.h>

#include <cmath>

#include "base/random.h"
#include "statistics/symmetric_matrix.h"

namespace clavier {
namespace {

const RowsXd kMatrix = (RowsXd(2, 2) << 5, 4, 4, 5).finished();

RowsXd put_together(const Eigendecomposition& parts) {
  return parts.vectors.transpose() * parts.values.asDiagonal() * parts.vectors;
}

TEST(SymmetricMatrix, IsDecomposed) {
  const Eigendecomposition parts = decompose_symmetric(kMatrix);
  EXPECT_NEAR(parts.values[0], 1, 1e-12);
  EXPECT_NEAR(parts.values[1], 9, 1e-12);
  EXPECT_TRUE(put_together(parts).isApprox(kMatrix));
  EXPECT_TRUE(symmetric_eigenvalues(kMatrix).isApprox(parts.values));
}

TEST(SymmetricMatrix, IsDecomposedAtEverySize) {
  Random random(1);
  for (Eigen::Index size = 1; size <= 40; ++size) {
    const RowsXd some = RowsXd::NullaryExpr(size, size + 3, [&] { return random.normal(); });
    const RowsXd matrix = row_products(some, some);
    const Eigendecomposition parts = decompose_symmetric(matrix);
    EXPECT_TRUE(put_together(parts).isApprox(matrix, 1e-9)) << size;
    EXPECT_TRUE(row_products(parts.vectors, parts.vectors).isIdentity(1e-9)) << size;
    EXPECT_TRUE(symmetric_eigenvalues(matrix).isApprox(parts.values, 1e-9)) << size;
  }
}

TEST(SymmetricMatrix, HasARootAndAnInverse) {
  const RowsXd root = symmetric_power(kMatrix, 0.5);
  EXPECT_TRUE((root * root).isApprox(kMatrix));
  EXPECT_NEAR(root(0, 1), 1, 1e-12);  // of (2 1; 1 2)
  EXPECT_TRUE((symmetric_power(kMatrix, -1) * kMatrix).isIdentity(1e-12));
}

TEST(SymmetricMatrix, HasNoInverseWhenSingular) {
  const RowsXd flat = RowsXd::Ones(2, 2);
  EXPECT_TRUE(symmetric_power(flat, 0.5).isApprox(flat / std::sqrt(2)));
  EXPECT_FALSE(symmetric_power(RowsXd::Zero(2, 2), -1).allFinite());
}

}  // namespace
}  // namespace clavier
