#pragma once

#include "base/random.h"
#include "models/transformer/transformer_shape.h"
#include "models/transformer/transformer_weights.h"

namespace clavier {

inline constexpr TransformerOptions kSmallTransformer{
    .layers = 2, .width = 32, .heads = 4, .time_heads = 2, .feed_forward = 64, .context = 48, .hint = 8};

/// A Transformer with random weights.
inline TransformerCheckpoint random_transformer(std::uint64_t seed,
                                                const TransformerOptions& network = kSmallTransformer) {
  TransformerCheckpoint checkpoint{.network = network, .composers = {"Somebody", "Else"}};
  Random random(seed);
  for (const auto& [name, shape] : transformer_tensor_shapes(network)) {
    Tensor tensor{.shape = shape};
    std::size_t size = 1;
    for (const std::int64_t extent : shape) size *= static_cast<std::size_t>(extent);
    for (std::size_t index = 0; index < size; ++index)
      tensor.values.push_back(static_cast<float>(random.normal() * 0.2));
    checkpoint.tensors[name] = std::move(tensor);
  }
  return checkpoint;
}

}  // namespace clavier
