#pragma once

#include <array>

#include "base/options.h"

namespace clavier {

/// How far a model trusts what its piece did the last time it came to such a place (recall_memory.h), by the length of
/// the passage that agrees: 0 not at all .. 1 blindly. Fitted to music (fit_cache_weights.h), kept in config.json.
struct CacheWeights {
  static constexpr std::array<int, 9> kLengths = {4,  5,  6,  7, 8,
                                                  10, 12, 16, 24};  ///< shortest of each level, in events

  std::array<double, kLengths.size()> exact{};       ///< on the same keys
  std::array<double, kLengths.size()> transposed{};  ///< transposed

  bool operator==(const CacheWeights&) const = default;
};

/// The level of a passage of `length` events, at least the shortest.
constexpr std::size_t cache_level(int length) {
  std::size_t level = 0;
  while (level + 1 < CacheWeights::kLengths.size() && length >= CacheWeights::kLengths[level + 1]) ++level;
  return level;
}

Json to_json(const CacheWeights& weights);
/// Throws Error when it is not two lists of such weights.
CacheWeights cache_weights_from_json(const Json& json);

}  // namespace clavier
