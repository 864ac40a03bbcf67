#include "training/fitting/logistic_regression.h"

#include <cmath>
#include <numbers>

namespace clavier {
namespace {

constexpr auto kEraCount = static_cast<Eigen::Index>(kEras.size());

/// One matrix of weights and its moments. Kingma and Ba, "Adam" (2015), with their constants but for the slower decay
/// of the second moment, which full gradients do not need.
class AdamStep {
 public:
  explicit AdamStep(RowMatrix start) : weights(std::move(start)), first_(weights), second_(weights) {
    first_.setZero();
    second_.setZero();
  }

  void operator()(const RowMatrix& gradient, float rate, int step) {
    first_ = kFirst * first_ + (1 - kFirst) * gradient;
    second_.array() = kSecond * second_.array() + (1 - kSecond) * gradient.array().square();
    const auto power = static_cast<float>(step);
    const float first_seen = 1 - std::pow(kFirst, power), second_seen = 1 - std::pow(kSecond, power);
    weights.array() -= rate * (first_.array() / first_seen) / ((second_.array() / second_seen).sqrt() + 1e-8F);
  }

  RowMatrix weights;

 private:
  static constexpr float kFirst = 0.9F;
  static constexpr float kSecond = 0.99F;
  RowMatrix first_, second_;
};

/// (softmax - truth) * weight, a column a passage, in place of the logits.
void to_gradient(Matrix& logits, const StyleColumns& columns) {
  for (Eigen::Index column = 0; column < logits.cols(); ++column) {
    Eigen::ArrayXf odds = (logits.col(column).array() - logits.col(column).maxCoeff()).exp();
    odds /= odds.sum();
    odds[columns.eras[static_cast<std::size_t>(column)]] -= 1;
    logits.col(column) = odds * columns.weights[column];
  }
}

}  // namespace

RowMatrix fit_eras(const StyleColumns& columns, const EraRegressionOptions& options) {
  const Eigen::Index rows = columns.features.rows();
  AdamStep fit(RowMatrix::Zero(kEraCount, rows + 1));
  for (int step = 1; step <= options.steps; ++step) {
    Matrix logits = (fit.weights.leftCols(rows) * columns.features).colwise() + Vector(fit.weights.col(rows));
    to_gradient(logits, columns);
    RowMatrix gradient(kEraCount, rows + 1);
    gradient.leftCols(rows) = logits * columns.features.transpose();
    gradient.leftCols(rows) += static_cast<float>(options.decay) * fit.weights.leftCols(rows);
    gradient.col(rows) = logits.rowwise().sum();
    const double cosine = 0.5 * (1 + std::cos(std::numbers::pi * step / options.steps));
    fit(gradient, static_cast<float>(options.rate * cosine), step);
  }
  return fit.weights;
}

}  // namespace clavier
