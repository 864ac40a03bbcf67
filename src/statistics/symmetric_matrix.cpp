#include "statistics/symmetric_matrix.h"

#include <Eigen/Eigenvalues>

namespace clavier {
namespace {

using Square = Eigen::MatrixXd;
using Tridiagonal = Eigen::Tridiagonalization<Square>;

/// Turns the eigenvectors of the tridiagonal matrix, one per column, into those of the original matrix, by applying its
/// reflections in reverse. Eigen has this too, in a form that takes longer to compile than all the rest.
void undo_reflections(const Tridiagonal& tridiagonal, Square& vectors) {
  const Eigen::VectorXd coefficients = tridiagonal.householderCoefficients();
  for (Eigen::Index step = vectors.rows() - 2; step >= 0; --step) {
    Eigen::VectorXd reflector = tridiagonal.packedMatrix().col(step).tail(vectors.rows() - step - 1);
    reflector[0] = 1;
    auto rows = vectors.bottomRows(reflector.size());
    for (Eigen::Index column = 0; column < vectors.cols(); ++column)
      rows.col(column) -= coefficients[step] * reflector.dot(rows.col(column)) * reflector;
  }
}

}  // namespace

RowsXd row_products(const ConstRowsXd& a, const ConstRowsXd& b) { return a * b.transpose(); }

Eigendecomposition decompose_symmetric(const ConstRowsXd& matrix) {
  if (matrix.rows() == 1) return {matrix.col(0), RowsXd::Ones(1, 1)};
  const Tridiagonal tridiagonal(matrix);
  Eigen::SelfAdjointEigenSolver<Square> solver;
  solver.computeFromTridiagonal(tridiagonal.diagonal(), tridiagonal.subDiagonal());
  Square vectors = solver.eigenvectors();
  undo_reflections(tridiagonal, vectors);
  return {solver.eigenvalues(), vectors.transpose()};
}

Eigen::VectorXd symmetric_eigenvalues(const ConstRowsXd& matrix) {
  if (matrix.rows() == 1) return matrix.col(0);
  const Tridiagonal tridiagonal(matrix);
  Eigen::SelfAdjointEigenSolver<Square> solver;
  solver.computeFromTridiagonal(tridiagonal.diagonal(), tridiagonal.subDiagonal(), Eigen::EigenvaluesOnly);
  return solver.eigenvalues();
}

RowsXd symmetric_power(const ConstRowsXd& matrix, double exponent) {
  const Eigendecomposition parts = decompose_symmetric(matrix);
  const Eigen::VectorXd roots = parts.values.array().max(0).pow(exponent / 2);
  const RowsXd scaled = (roots.asDiagonal() * parts.vectors).transpose();
  return row_products(scaled, scaled);
}

}  // namespace clavier
