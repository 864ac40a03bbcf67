#include "engine/piece_discriminants.h"

#include <Eigen/Eigenvalues>

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

Eigen::MatrixXd covariance_of(const Matrix& columns) {
  const Matrix centred = columns.colwise() - columns.rowwise().mean();
  return (centred * centred.transpose() / static_cast<float>(columns.cols())).cast<double>();
}

}  // namespace

RowMatrix piece_discriminants(const StyleColumns& columns, int count, double shrink) {
  const Matrix means = means_of_pieces(columns);
  Matrix apart = columns.features;
  for (Eigen::Index column = 0; column < apart.cols(); ++column)
    apart.col(column) -= means.col(columns.pieces[static_cast<std::size_t>(column)]);
  Eigen::MatrixXd within = (apart * apart.transpose() / static_cast<float>(apart.cols())).cast<double>();
  within.diagonal().array() += shrink * within.trace() / static_cast<double>(within.rows());
  const Eigen::GeneralizedSelfAdjointEigenSolver<Eigen::MatrixXd> solved(covariance_of(means), within);
  return solved.eigenvectors().rightCols(count).transpose().cast<float>();
}

}  // namespace clavier
