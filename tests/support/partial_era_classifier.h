#pragma once

#include "models/classifier/era_classifier.h"

namespace clavier::support {

/// The tensors of an era classifier with a logit of 4 for `era` and 0 for the others. Its embeddings are the first
/// features.
inline TensorMap partial_era_classifier(Era era) {
  constexpr std::size_t kEraCount = kEras.size();
  TensorMap tensors;
  const auto add = [&](const char* name, std::vector<std::int64_t> shape, std::vector<float> values) {
    tensors[name] = {.shape = std::move(shape), .values = std::move(values)};
  };
  std::vector<float> bias(kEraCount), places(kStyleEmbedding * kStyleFeatures);
  bias[static_cast<std::size_t>(era)] = 4;
  for (std::size_t place = 0; place < kStyleEmbedding; ++place) places[place * kStyleFeatures + place] = 1;
  add("mean", {kStyleFeatures}, std::vector<float>(kStyleFeatures, 0));
  add("scale", {kStyleFeatures}, std::vector<float>(kStyleFeatures, 1));
  add("eras.weight", {kEraCount, kStyleFeatures}, std::vector<float>(kEraCount * kStyleFeatures, 0));
  add("eras.bias", {kEraCount}, bias);
  add("embedding.weight", {kStyleEmbedding, kStyleFeatures}, places);
  return tensors;
}

}  // namespace clavier::support
