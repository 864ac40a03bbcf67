#include "training/fitting/fit_era_classifier.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/parallel.h"
#include "training/fitting/linear_discriminants.h"
#include "training/fitting/logistic_regression.h"

namespace clavier {
namespace {

constexpr float kLeastDeviation = 0.01F;

Tensor tensor_of(const RowMatrix& matrix) {
  return {{matrix.rows(), matrix.cols()}, {matrix.data(), matrix.data() + matrix.size()}};
}

Tensor tensor_of(const Vector& vector) { return {{vector.size()}, {vector.data(), vector.data() + vector.size()}}; }

std::vector<StyleExample> picked(std::span<const StyleExample> examples, const std::vector<int>& folds, int fold,
                                 bool inside) {
  std::vector<StyleExample> result;
  for (std::size_t index = 0; index < examples.size(); ++index)
    if ((folds[index] == fold) == inside) result.push_back(examples[index]);
  return result;
}

bool have_all_eras(std::span<const StyleExample> examples) {
  const auto pieces = examples_of_eras(examples);
  return std::count(pieces.begin(), pieces.end(), 0) == 0;
}

/// A part for each example; one composer's are in one, the composer with the most pieces goes first, always to the part
/// with the fewest.
std::vector<int> folds_of_composers(std::span<const StyleExample> examples, int folds) {
  std::map<std::string, int> pieces;
  for (const StyleExample& example : examples) ++pieces[example.composer];
  std::vector<std::pair<std::string, int>> order(pieces.begin(), pieces.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<int> filled(static_cast<std::size_t>(folds));
  std::map<std::string, int> fold_of;
  for (const auto& [composer, count] : order) {
    const auto emptiest = std::min_element(filled.begin(), filled.end());
    *emptiest += count;
    fold_of[composer] = static_cast<int>(emptiest - filled.begin());
  }
  std::vector<int> result;
  for (const StyleExample& example : examples) result.push_back(fold_of.at(example.composer));
  return result;
}

}  // namespace

TensorMap fit_style_model(std::span<const StyleExample> examples) {
  if (!have_all_eras(examples)) throw Error("cannot learn styles: there must be pieces of all four eras to learn from");
  StyleColumns columns = style_columns(examples);
  const Vector mean = columns.features.rowwise().mean();
  columns.features.colwise() -= mean;
  const Vector scale =
      columns.features.array().square().rowwise().mean().sqrt().max(kLeastDeviation).inverse().matrix();
  columns.features.array().colwise() *= scale.array();
  const RowMatrix eras = fit_eras(columns);
  return {{"mean", tensor_of(mean)},
          {"scale", tensor_of(scale)},
          {"eras.weight", tensor_of(RowMatrix(eras.leftCols(mean.size())))},
          {"eras.bias", tensor_of(Vector(eras.col(mean.size())))},
          {"embedding.weight", tensor_of(piece_discriminants(columns, kStyleEmbedding))}};
}

EraConfusion confusion_of(const StyleModel& model, std::span<const StyleExample> examples) {
  EraConfusion confusion{};
  for (const StyleExample& example : examples) {
    const Era heard = likeliest(model.style_of(example.passages).eras);
    ++confusion.at(static_cast<std::size_t>(example.era)).at(static_cast<std::size_t>(heard));
  }
  return confusion;
}

EraConfusion unknown_composers(std::span<const StyleExample> examples, int folds) {
  const std::vector<int> parts = folds_of_composers(examples, folds);
  std::vector<EraConfusion> found(static_cast<std::size_t>(folds));
  parallel_for(found.size(), 0, [&](std::size_t fold) {
    const std::vector<StyleExample> others = picked(examples, parts, static_cast<int>(fold), false);
    if (!have_all_eras(others)) return;
    const StyleModel model(fit_style_model(others));
    found[fold] = confusion_of(model, picked(examples, parts, static_cast<int>(fold), true));
  });
  EraConfusion sum{};
  for (const EraConfusion& confusion : found)
    for (std::size_t era = 0; era < sum.size(); ++era)
      for (std::size_t heard = 0; heard < sum.size(); ++heard) sum.at(era).at(heard) += confusion.at(era).at(heard);
  return sum;
}

}  // namespace clavier
