#include "evaluation/pieces/plain_classifier.h"

#include <array>

#include "training/fitting/logistic_regression.h"

namespace clavier {
namespace {

constexpr float kSmallestScale = 1e-6f;
constexpr LogisticRegressionOptions kPlain{.steps = 300, .learning_rate = 0.02, .weight_decay = 0.1};
static_assert(kMaxLabels <= kEras.size());

}  // namespace

PlainClassifier::PlainClassifier(std::span<const LabelledFeatures> examples)
    : mean_(Vector::Zero(examples.front().features.size())), scale_(mean_) {
  const auto total = static_cast<float>(examples.size());
  for (const LabelledFeatures& example : examples) mean_ += example.features / total;
  for (const LabelledFeatures& example : examples)
    scale_ += (example.features - mean_).array().square().matrix() / total;
  scale_ = scale_.array().sqrt().max(kSmallestScale).matrix();

  std::array<float, kMaxLabels> counts{};
  int labels = 0;
  for (const LabelledFeatures& example : examples)
    if (counts.at(static_cast<std::size_t>(example.label))++ == 0) ++labels;
  DesignMatrix design;
  design.features.resize(mean_.size(), static_cast<Eigen::Index>(examples.size()));
  design.weights.resize(static_cast<Eigen::Index>(examples.size()));
  for (std::size_t index = 0; index < examples.size(); ++index) {
    const auto column = static_cast<Eigen::Index>(index);
    design.features.col(column) = standardise(examples[index].features);
    design.eras.push_back(examples[index].label);
    design.pieces.push_back(static_cast<int>(index));
    design.weights(column) =
        1 / static_cast<float>(labels) / counts.at(static_cast<std::size_t>(examples[index].label));
  }
  weights_ = fit_logistic_regression(design, kPlain);
}

Vector PlainClassifier::operator()(const Vector& features) const {
  const Eigen::Index size = mean_.size();
  return (weights_.leftCols(size) * standardise(features) + weights_.col(size)).head(kMaxLabels);
}

}  // namespace clavier
