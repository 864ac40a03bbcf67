#include "models/classifier/era_classifier.h"

#include <algorithm>
#include <cassert>

#include "models/checkpoint/checkpoint_folder.h"
#include "models/layers/product.h"

namespace clavier {
namespace {

TensorShapes style_shapes() {
  constexpr auto eras = static_cast<std::int64_t>(kEras.size());
  constexpr auto features = static_cast<std::int64_t>(kStyleFeatures);
  return {{"mean", {features}},
          {"scale", {features}},
          {"eras.weight", {eras, features}},
          {"eras.bias", {eras}},
          {"embedding.weight", {kStyleEmbedding, features}}};
}

EraOdds softmax(const Vector& logits) {
  const Eigen::ArrayXf exponentials = (logits.array() - logits.maxCoeff()).exp();
  EraOdds odds{};
  for (std::size_t era = 0; era < odds.size(); ++era)
    odds.at(era) = exponentials[static_cast<Eigen::Index>(era)] / exponentials.sum();
  return odds;
}

}  // namespace

StyleModel::StyleModel(TensorMap tensors) : tensors_(std::move(tensors)) { require_tensors(tensors_, style_shapes()); }

PieceStyle StyleModel::style_of(std::span<const std::vector<float>> passages) const {
  assert(!passages.empty());
  Vector sum = Vector::Zero(static_cast<Eigen::Index>(kStyleFeatures));
  for (const std::vector<float>& features : passages)
    sum += Eigen::Map<const Vector>(features.data(), static_cast<Eigen::Index>(features.size()));
  const Vector seen = (sum / static_cast<float>(passages.size()) - vector_of(tensors_, "mean"))
                          .cwiseProduct(vector_of(tensors_, "scale"));
  const Vector place = product(matrix_of(tensors_, "embedding.weight"), seen);
  return {.eras = softmax(product(matrix_of(tensors_, "eras.weight"), seen) + vector_of(tensors_, "eras.bias")),
          .embedding = StyleEmbedding(place.data(), place.data() + place.size()),
          .passages = static_cast<int>(passages.size())};
}

std::optional<PieceStyle> StyleModel::operator()(const Score& score) const {
  const std::vector<std::vector<float>> passages = style_passages(score);
  if (passages.empty()) return std::nullopt;
  return style_of(passages);
}

Era likeliest(const EraOdds& odds) {
  return kEras.at(static_cast<std::size_t>(std::max_element(odds.begin(), odds.end()) - odds.begin()));
}

std::vector<std::vector<float>> style_passages(const Score& score) {
  const std::vector<OnsetGroup> groups = onset_groups(score);
  std::vector<std::vector<float>> passages;
  for (const Passage& passage : passages_of(groups)) passages.push_back(style_features(passage));
  return passages;
}

}  // namespace clavier
