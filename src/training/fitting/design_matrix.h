#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "models/layers/matrix.h"
#include "music/era.h"

namespace clavier {

/// A piece to learn eras from.
struct StyleExample {
  Era era = Era::romantic;
  std::string composer;
  std::vector<std::vector<float>> passages;  ///< style_features_of_passages ; at least one
};

/// All passages of all examples, a column each.
struct DesignMatrix {
  Matrix features;          ///< (features, passages)
  std::vector<int> eras;    ///< of each passage
  std::vector<int> pieces;  ///< of each passage: the place of its example
  Vector weights;           ///< of each passage; they sum to 1
};

/// Every era has the same weight, and within an era a piece that of the square root of its passages. At least one
/// example.
DesignMatrix make_design_matrix(std::span<const StyleExample> examples);

/// How many examples there are of each era.
std::array<int, kEras.size()> count_examples_by_era(std::span<const StyleExample> examples);

}  // namespace clavier
