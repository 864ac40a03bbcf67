#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>

#include "models/layers/matrix.h"

namespace clavier {

/// Bytes a second from the last-level cache, best of several runs: sums an array that exceeds the smaller caches.
inline double reading_rate() {
  const Vector numbers = Vector::Ones(Eigen::Index{2} << 20);
  double best = 0;
  for (int trial = 0; trial < 20; ++trial) {
    const auto begin = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(numbers.sum());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    best = std::max(best, 4.0 * static_cast<double>(numbers.size()) / took.count());
  }
  return best;
}

}  // namespace clavier
