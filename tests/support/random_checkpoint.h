#pragma once

#include <cmath>

#include "base/random.h"
#include "models/sequence/tensor_shapes.h"

namespace clavier {

/// An untrained network. Its weights have about the size of initial weights and depend on the seed; variances and
/// scales are positive.
inline Checkpoint random_checkpoint(const NetworkOptions& network, const Vocabulary& vocabulary, std::uint64_t seed) {
  Checkpoint checkpoint{.model = "lstm", .network = network, .vocabulary = vocabulary, .training = {}, .tensors = {}};
  Random random(seed);
  for (const auto& [name, shape] : tensor_shapes(network, vocabulary)) {
    Tensor& tensor = checkpoint.tensors[name];
    tensor.shape = shape;
    std::int64_t count = 1;
    for (const std::int64_t size : shape) count *= size;
    const double scale = 1.0 / std::sqrt(static_cast<double>(shape.back()));
    const bool positive = name.ends_with(".variance") || name == "norm.weight";
    for (; count > 0; --count) {
      const double value = random.normal() * scale;
      tensor.values.push_back(static_cast<float>(positive ? std::abs(value) + 0.5 : value));
    }
  }
  return checkpoint;
}

}  // namespace clavier
