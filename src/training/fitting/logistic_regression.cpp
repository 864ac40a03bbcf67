#include "training/fitting/logistic_regression.h"

#include <cmath>
#include <numbers>

namespace clavier {
namespace {

constexpr auto kEraCount = static_cast<Eigen::Index>(kEras.size());

/// One matrix of weights and its running means. Kingma and Ba, "Adam" (2015), with their constants but for a faster
/// decay of the mean square, as full gradients have no noise.
class AdamOptimizer {
 public:
  explicit AdamOptimizer(RowMatrix start) : weights(std::move(start)), first_(weights), second_(weights) {
    first_.setZero();
    second_.setZero();
  }

  void operator()(const RowMatrix& gradient, float learning_rate, int step) {
    first_ = kBeta1 * first_ + (1 - kBeta1) * gradient;
    second_.array() = kBeta2 * second_.array() + (1 - kBeta2) * gradient.array().square();
    const auto power = static_cast<float>(step);
    const float first_correction = 1 - std::pow(kBeta1, power), second_correction = 1 - std::pow(kBeta2, power);
    weights.array() -=
        learning_rate * (first_.array() / first_correction) / ((second_.array() / second_correction).sqrt() + 1e-8F);
  }

  RowMatrix weights;

 private:
  static constexpr float kBeta1 = 0.9F;
  static constexpr float kBeta2 = 0.99F;
  RowMatrix first_, second_;
};

/// (softmax - truth) * weight, a column a passage, in place of the logits.
void to_gradient(Matrix& logits, const DesignMatrix& columns) {
  for (Eigen::Index column = 0; column < logits.cols(); ++column) {
    Eigen::ArrayXf probabilities = (logits.col(column).array() - logits.col(column).maxCoeff()).exp();
    probabilities /= probabilities.sum();
    probabilities[columns.eras[static_cast<std::size_t>(column)]] -= 1;
    logits.col(column) = probabilities * columns.weights[column];
  }
}

}  // namespace

RowMatrix fit_logistic_regression(const DesignMatrix& columns, const LogisticRegressionOptions& options) {
  const Eigen::Index rows = columns.features.rows();
  AdamOptimizer fit(RowMatrix::Zero(kEraCount, rows + 1));
  for (int step = 1; step <= options.steps; ++step) {
    Matrix logits = (fit.weights.leftCols(rows) * columns.features).colwise() + Vector(fit.weights.col(rows));
    to_gradient(logits, columns);
    RowMatrix gradient(kEraCount, rows + 1);
    gradient.leftCols(rows) = logits * columns.features.transpose();
    gradient.leftCols(rows) += static_cast<float>(options.weight_decay) * fit.weights.leftCols(rows);
    gradient.col(rows) = logits.rowwise().sum();
    const double cosine = 0.5 * (1 + std::cos(std::numbers::pi * step / options.steps));
    fit(gradient, static_cast<float>(options.learning_rate * cosine), step);
  }
  return fit.weights;
}

}  // namespace clavier
