#pragma once

#include <cstddef>
#include <vector>

#include "base/random.h"
#include "music/era.h"

namespace clavier {

/// Two sources (0, 1, 2 ...) side by side.
struct Pairing {
  Era era = Era::baroque;
  std::size_t left = 0;
  std::size_t right = 0;
};

/// The number of unordered pairs of sources.
constexpr std::size_t count_source_pairs(std::size_t sources) { return sources * (sources - 1) / 2; }

/// Pairs the sources and chooses their sides; the questions cycle through the eras. The counts of two pairs of sources
/// differ by at most one in an era and by at most two over all eras. Sources that are paired again in an era change
/// sides. If the number of questions is a multiple of eras times count_source_pairs, all pairs are equally frequent in
/// each era; if it is a multiple of twice that, in both orders. `sources` is at least 2, `eras` holds at least one.
std::vector<Pairing> plan_pairs(std::size_t sources, std::vector<Era> eras, std::size_t questions, Random& random);

}  // namespace clavier
