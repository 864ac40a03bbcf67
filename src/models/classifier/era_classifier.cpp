#include "models/classifier/era_classifier.h"

#include <algorithm>
#include <cassert>

#include "models/checkpoint/checkpoint_folder.h"
#include "models/layers/product.h"

namespace clavier {
namespace {

TensorShapes era_classifier_shapes() {
  constexpr auto eras = static_cast<std::int64_t>(kEras.size());
  constexpr auto features = static_cast<std::int64_t>(kStyleFeatures);
  return {{"mean", {features}},
          {"scale", {features}},
          {"eras.weight", {eras, features}},
          {"eras.bias", {eras}},
          {"embedding.weight", {kStyleEmbedding, features}}};
}

EraProbabilities softmax(const Vector& logits) {
  const Eigen::ArrayXf exponentials = (logits.array() - logits.maxCoeff()).exp();
  EraProbabilities probabilities{};
  for (std::size_t era = 0; era < probabilities.size(); ++era)
    probabilities.at(era) = exponentials[static_cast<Eigen::Index>(era)] / exponentials.sum();
  return probabilities;
}

}  // namespace

EraClassifier::EraClassifier(TensorMap tensors) : tensors_(std::move(tensors)) {
  require_tensors(tensors_, era_classifier_shapes());
}

EraPrediction EraClassifier::classify(std::span<const std::vector<float>> passages) const {
  assert(!passages.empty());
  Vector sum = Vector::Zero(static_cast<Eigen::Index>(kStyleFeatures));
  for (const std::vector<float>& features : passages)
    sum += Eigen::Map<const Vector>(features.data(), static_cast<Eigen::Index>(features.size()));
  const Vector standardised = (sum / static_cast<float>(passages.size()) - vector_of(tensors_, "mean"))
                                  .cwiseProduct(vector_of(tensors_, "scale"));
  const Vector embedded = product(matrix_of(tensors_, "embedding.weight"), standardised);
  return {.eras = softmax(product(matrix_of(tensors_, "eras.weight"), standardised) + vector_of(tensors_, "eras.bias")),
          .embedding = StyleEmbedding(embedded.data(), embedded.data() + embedded.size()),
          .passages = static_cast<int>(passages.size())};
}

std::optional<EraPrediction> EraClassifier::operator()(const Score& score) const {
  const std::vector<std::vector<float>> passages = style_features_of_passages(score);
  if (passages.empty()) return std::nullopt;
  return classify(passages);
}

Era most_probable_era(const EraProbabilities& probabilities) {
  return kEras.at(
      static_cast<std::size_t>(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin()));
}

std::vector<std::vector<float>> style_features_of_passages(const Score& score) {
  const std::vector<OnsetGroup> groups = onset_groups(score);
  std::vector<std::vector<float>> passages;
  for (const Passage& passage : passages_of(groups)) passages.push_back(style_features(passage));
  return passages;
}

}  // namespace clavier
