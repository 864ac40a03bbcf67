#pragma once

#include <cstddef>
#include <vector>

#include "base/random.h"
#include "music/era.h"

namespace clavier {

/// Two sources (0, 1, 2 ...) beside each other.
struct Pairing {
  Era era = Era::baroque;
  std::size_t left = 0;
  std::size_t right = 0;
};

/// How many different twos there are among so many sources.
constexpr std::size_t count_source_pairs(std::size_t sources) { return sources * (sources - 1) / 2; }

/// Who meets whom, and on which side, in an order that goes from era to era. How often two sources meet differs by one
/// at most in an era, by two at most over all; two that meet again in an era change sides. Where the number of
/// questions is a multiple of eras times count_source_pairs, every two sources meet equally often in each era; where it
/// is one of twice that, in both orders. `sources` is at least 2, `eras` holds at least one.
std::vector<Pairing> plan_pairs(std::size_t sources, std::vector<Era> eras, std::size_t questions, Random& random);

}  // namespace clavier
