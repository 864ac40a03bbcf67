#include "statistics/symmetric_matrix.h"

#include <Eigen/Eigenvalues>

namespace clavier {
namespace {

using Square = Eigen::MatrixXd;
using Tridiagonal = Eigen::Tridiagonalization<Square>;

/// From the eigenvectors of the tridiagonal matrix, one a column, to those of the matrix that was made tridiagonal: its
/// reflections undone, the last one first. Eigen has this too, in a form that takes longer to compile than all the
/// rest.
void undo_reflections(const Tridiagonal& made, Square& vectors) {
  const Eigen::VectorXd strengths = made.householderCoefficients();
  for (Eigen::Index step = vectors.rows() - 2; step >= 0; --step) {
    Eigen::VectorXd mirror = made.packedMatrix().col(step).tail(vectors.rows() - step - 1);
    mirror[0] = 1;
    auto rows = vectors.bottomRows(mirror.size());
    for (Eigen::Index column = 0; column < vectors.cols(); ++column)
      rows.col(column) -= strengths[step] * mirror.dot(rows.col(column)) * mirror;
  }
}

}  // namespace

RowsXd row_products(const ConstRowsXd& a, const ConstRowsXd& b) { return a * b.transpose(); }

SymmetricParts symmetric_parts(const ConstRowsXd& matrix) {
  if (matrix.rows() == 1) return {matrix.col(0), RowsXd::Ones(1, 1)};
  const Tridiagonal made(matrix);
  Eigen::SelfAdjointEigenSolver<Square> solved;
  solved.computeFromTridiagonal(made.diagonal(), made.subDiagonal());
  Square vectors = solved.eigenvectors();
  undo_reflections(made, vectors);
  return {solved.eigenvalues(), vectors.transpose()};
}

Eigen::VectorXd symmetric_values(const ConstRowsXd& matrix) {
  if (matrix.rows() == 1) return matrix.col(0);
  const Tridiagonal made(matrix);
  Eigen::SelfAdjointEigenSolver<Square> solved;
  solved.computeFromTridiagonal(made.diagonal(), made.subDiagonal(), Eigen::EigenvaluesOnly);
  return solved.eigenvalues();
}

RowsXd symmetric_power(const ConstRowsXd& matrix, double exponent) {
  const SymmetricParts parts = symmetric_parts(matrix);
  const Eigen::VectorXd roots = parts.values.array().max(0).pow(exponent / 2);
  const RowsXd scaled = (roots.asDiagonal() * parts.vectors).transpose();
  return row_products(scaled, scaled);
}

}  // namespace clavier
