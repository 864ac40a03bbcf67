#pragma once

#include <utility>
#include <vector>

#include "base/random.h"

namespace clavier {

/// Puts the values into random order, every order equally likely. Source: Durstenfeld, "Algorithm 235: Random
/// permutation" (1964).
template <class T>
void shuffle(std::vector<T>& values, Random& random) {
  for (std::size_t left = values.size(); left > 1; --left) std::swap(values[left - 1], values[random.below(left)]);
}

}  // namespace clavier
