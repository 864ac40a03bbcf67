#pragma once

#include <cmath>

#include "base/random.h"
#include "models/gan/gan_checkpoint.h"

namespace clavier {

/// The article's network with few features and channels.
inline GanOptions small_roll_network() {
  return {.kind = "kuo_gan", .noise = 6, .features = 3, .channels = 4, .critic = 4};
}

/// Fills in random tensors for its network, determined by the seed. Variances and scales are positive.
inline void fill_at_random(GanCheckpoint& checkpoint, std::uint64_t seed) {
  Random random(seed);
  for (const auto& [name, shape] : gan_tensor_shapes(checkpoint.network, static_cast<int>(checkpoint.eras.size()))) {
    Tensor& tensor = checkpoint.tensors[name];
    tensor.shape = shape;
    std::int64_t count = 1;
    for (const std::int64_t size : shape) count *= size;
    const bool positive = name.ends_with(".variance") || (name.starts_with("norm") && name.ends_with(".weight"));
    for (; count > 0; --count) {
      const double value = random.normal() * 0.3;
      tensor.values.push_back(static_cast<float>(positive ? std::abs(value) + 0.5 : value));
    }
  }
}

/// An untrained generator of one era.
inline GanCheckpoint random_roll_checkpoint(const GanOptions& network, std::uint64_t seed) {
  GanCheckpoint checkpoint{.network = network, .eras = {{Era::modernist, kKuoReadOptions}}};
  fill_at_random(checkpoint, seed);
  return checkpoint;
}

}  // namespace clavier
