#include "training/fitting/design_matrix.h"

#include <cmath>

#include "analysis/style/style_features.h"

namespace clavier {

std::array<int, kEras.size()> count_examples_by_era(std::span<const StyleExample> examples) {
  std::array<int, kEras.size()> pieces{};
  for (const StyleExample& example : examples) ++pieces.at(static_cast<std::size_t>(example.era));
  return pieces;
}

DesignMatrix make_design_matrix(std::span<const StyleExample> examples) {
  constexpr auto kRows = static_cast<Eigen::Index>(kStyleFeatures);
  std::size_t passages = 0;
  for (const StyleExample& example : examples) passages += example.passages.size();
  const auto pieces = count_examples_by_era(examples);
  DesignMatrix columns{.features = Matrix(kRows, static_cast<Eigen::Index>(passages)),
                       .weights = Vector(static_cast<Eigen::Index>(passages))};
  Eigen::Index column = 0;
  for (std::size_t piece = 0; piece < examples.size(); ++piece) {
    const StyleExample& example = examples[piece];
    const double share = 1 / (std::sqrt(static_cast<double>(example.passages.size())) *
                              pieces.at(static_cast<std::size_t>(example.era)));
    for (const std::vector<float>& passage : example.passages) {
      columns.features.col(column) = Eigen::Map<const Vector>(passage.data(), kRows);
      columns.eras.push_back(static_cast<int>(example.era));
      columns.pieces.push_back(static_cast<int>(piece));
      columns.weights[column++] = static_cast<float>(share);
    }
  }
  columns.weights /= columns.weights.sum();
  return columns;
}

}  // namespace clavier
