#include "training/fitting/linear_discriminants.h"

#include "statistics/symmetric_matrix.h"

namespace clavier {
namespace {

Matrix means_of_pieces(const StyleColumns& columns) {
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

RowMatrix piece_discriminants(const StyleColumns& columns, int count, double shrink) {
  const Matrix means = means_of_pieces(columns);
  Matrix apart = columns.features;
  for (Eigen::Index column = 0; column < apart.cols(); ++column)
    apart.col(column) -= means.col(columns.pieces[static_cast<std::size_t>(column)]);
  RowsXd within = (apart * apart.transpose() / static_cast<float>(apart.cols())).cast<double>();
  within.diagonal().array() += shrink * within.trace() / static_cast<double>(within.rows());
  const RowsXd whiten = symmetric_power(within, -0.5);
  const RowsXd between = row_products(row_products(whiten, covariance_of(means)), whiten);
  return row_products(symmetric_parts(between).vectors.bottomRows(count), whiten).cast<float>();
}

}  // namespace clavier
