#include "training/fitting/linear_discriminants.h"

#include "statistics/symmetric_matrix.h"

namespace clavier {
namespace {

Matrix means_of_pieces(const DesignMatrix& columns) {
  const auto pieces = columns.pieces.back() + 1;
  Matrix means = Matrix::Zero(columns.features.rows(), pieces);
  Vector passages = Vector::Zero(pieces);
  for (Eigen::Index column = 0; column < columns.features.cols(); ++column) {
    const int piece = columns.pieces[static_cast<std::size_t>(column)];
    means.col(piece) += columns.features.col(column);
    passages[piece] += 1;
  }
  return means * passages.cwiseInverse().asDiagonal();
}

RowsXd covariance_of(const Matrix& columns) {
  const Matrix centred = columns.colwise() - columns.rowwise().mean();
  return (centred * centred.transpose() / static_cast<float>(columns.cols())).cast<double>();
}

}  // namespace

RowMatrix fit_linear_discriminants(const DesignMatrix& columns, int count, double shrinkage) {
  const Matrix means = means_of_pieces(columns);
  Matrix deviations = columns.features;
  for (Eigen::Index column = 0; column < deviations.cols(); ++column)
    deviations.col(column) -= means.col(columns.pieces[static_cast<std::size_t>(column)]);
  RowsXd within = (deviations * deviations.transpose() / static_cast<float>(deviations.cols())).cast<double>();
  within.diagonal().array() += shrinkage * within.trace() / static_cast<double>(within.rows());
  const RowsXd whiten = symmetric_power(within, -0.5);
  const RowsXd between = row_products(row_products(whiten, covariance_of(means)), whiten);
  return row_products(decompose_symmetric(between).vectors.bottomRows(count), whiten).cast<float>();
}

}  // namespace clavier
