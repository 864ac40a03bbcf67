#pragma once

#include <Eigen/Core>

namespace clavier {

// Eigen's products and solvers are templates that take seconds to compile at each place of use. They are compiled here
// once, for all that analysis does with large matrices.

using RowsXd = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using ConstRowsXd = Eigen::Ref<const RowsXd>;

/// a * b^T, the dot product of each row of a (n, k) with each of b (m, k): (n, m).
RowsXd row_products(const ConstRowsXd& a, const ConstRowsXd& b);

/// The eigendecomposition of a real symmetric matrix: matrix = vectors^T * diagonal(values) * vectors.
struct Eigendecomposition {
  Eigen::VectorXd values;  ///< (n), ascending
  RowsXd vectors;          ///< (n, n), one per row, orthonormal
};

/// The eigendecomposition of a symmetric matrix (n, n).
Eigendecomposition decompose_symmetric(const ConstRowsXd& matrix);

/// The eigenvalues alone, ascending: (n).
Eigen::VectorXd symmetric_eigenvalues(const ConstRowsXd& matrix);

/// A power of a positive semidefinite matrix, such as its root or its inverse. Eigenvalues that rounding made negative
/// count as 0, so a negative power of a singular matrix is not finite.
RowsXd symmetric_power(const ConstRowsXd& matrix, double exponent);

}  // namespace clavier
