#pragma once

#include <array>

#include "base/options.h"

namespace clavier {

/// The probability mass, 0 .. 1, that goes to the n-gram cache (ngram_cache.h), by the length of the passage that
/// matches. Fitted to pieces (training/fitting/fit_cache_weights.h) and stored in config.json.
struct CacheWeights {
  /// The shortest passage of each level, in events.
  static constexpr std::array<int, 9> kLengths = {4, 5, 6, 7, 8, 10, 12, 16, 24};

  std::array<double, kLengths.size()> exact{};       ///< of passages at the same pitch
  std::array<double, kLengths.size()> transposed{};  ///< of transposed passages

  bool operator==(const CacheWeights&) const = default;
};

/// The level of a passage of `length` events; length >= kLengths.front().
constexpr std::size_t cache_level(int length) {
  std::size_t level = 0;
  while (level + 1 < CacheWeights::kLengths.size() && length >= CacheWeights::kLengths[level + 1]) ++level;
  return level;
}

Json to_json(const CacheWeights& weights);
/// Throws Error when the JSON does not hold two lists of weights from 0 to 1.
CacheWeights cache_weights_from_json(const Json& json);

}  // namespace clavier
