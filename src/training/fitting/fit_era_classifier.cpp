#include "training/fitting/fit_era_classifier.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/parallel.h"
#include "training/fitting/linear_discriminants.h"
#include "training/fitting/logistic_regression.h"

namespace clavier {
namespace {

constexpr float kMinDeviation = 0.01F;

Tensor tensor_of(const RowMatrix& matrix) {
  return {{matrix.rows(), matrix.cols()}, {matrix.data(), matrix.data() + matrix.size()}};
}

Tensor tensor_of(const Vector& vector) { return {{vector.size()}, {vector.data(), vector.data() + vector.size()}}; }

std::vector<StyleExample> select_fold(std::span<const StyleExample> examples, const std::vector<int>& folds, int fold,
                                      bool in_fold) {
  std::vector<StyleExample> result;
  for (std::size_t index = 0; index < examples.size(); ++index)
    if ((folds[index] == fold) == in_fold) result.push_back(examples[index]);
  return result;
}

bool have_all_eras(std::span<const StyleExample> examples) {
  const auto pieces = count_examples_by_era(examples);
  return std::count(pieces.begin(), pieces.end(), 0) == 0;
}

/// A fold for each example. A composer's examples share one; composers are assigned from most pieces to fewest, each to
/// the smallest fold.
std::vector<int> assign_folds(std::span<const StyleExample> examples, int folds) {
  std::map<std::string, int> pieces;
  for (const StyleExample& example : examples) ++pieces[example.composer];
  std::vector<std::pair<std::string, int>> order(pieces.begin(), pieces.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<int> fold_sizes(static_cast<std::size_t>(folds));
  std::map<std::string, int> fold_of;
  for (const auto& [composer, count] : order) {
    const auto smallest = std::min_element(fold_sizes.begin(), fold_sizes.end());
    *smallest += count;
    fold_of[composer] = static_cast<int>(smallest - fold_sizes.begin());
  }
  std::vector<int> result;
  for (const StyleExample& example : examples) result.push_back(fold_of.at(example.composer));
  return result;
}

}  // namespace

TensorMap fit_era_classifier(std::span<const StyleExample> examples) {
  if (!have_all_eras(examples))
    throw Error("cannot train an era classifier: there must be training pieces of all four eras");
  DesignMatrix columns = make_design_matrix(examples);
  const Vector mean = columns.features.rowwise().mean();
  columns.features.colwise() -= mean;
  const Vector scale = columns.features.array().square().rowwise().mean().sqrt().max(kMinDeviation).inverse().matrix();
  columns.features.array().colwise() *= scale.array();
  const RowMatrix eras = fit_logistic_regression(columns);
  return {{"mean", tensor_of(mean)},
          {"scale", tensor_of(scale)},
          {"eras.weight", tensor_of(RowMatrix(eras.leftCols(mean.size())))},
          {"eras.bias", tensor_of(Vector(eras.col(mean.size())))},
          {"embedding.weight", tensor_of(fit_linear_discriminants(columns, kStyleEmbedding))}};
}

ConfusionMatrix make_confusion_matrix(const EraClassifier& model, std::span<const StyleExample> examples) {
  ConfusionMatrix confusion{};
  for (const StyleExample& example : examples) {
    const Era predicted = most_probable_era(model.classify(example.passages).eras);
    ++confusion.at(static_cast<std::size_t>(example.era)).at(static_cast<std::size_t>(predicted));
  }
  return confusion;
}

ConfusionMatrix cross_validate_composers(std::span<const StyleExample> examples, int folds) {
  const std::vector<int> fold_of_example = assign_folds(examples, folds);
  std::vector<ConfusionMatrix> found(static_cast<std::size_t>(folds));
  parallel_for(found.size(), 0, [&](std::size_t fold) {
    const std::vector<StyleExample> others = select_fold(examples, fold_of_example, static_cast<int>(fold), false);
    if (!have_all_eras(others)) return;
    const EraClassifier model(fit_era_classifier(others));
    found[fold] = make_confusion_matrix(model, select_fold(examples, fold_of_example, static_cast<int>(fold), true));
  });
  ConfusionMatrix sum{};
  for (const ConfusionMatrix& confusion : found)
    for (std::size_t era = 0; era < sum.size(); ++era)
      for (std::size_t predicted = 0; predicted < sum.size(); ++predicted)
        sum.at(era).at(predicted) += confusion.at(era).at(predicted);
  return sum;
}

}  // namespace clavier
