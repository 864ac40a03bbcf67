#pragma once

#include <cstddef>
#include <vector>

#include "corpus/build/fingerprint.h"

namespace clavier {

/// Two pieces, first < second, and how much of the smaller one is in the other.
struct Overlap {
  std::size_t first = 0;
  std::size_t second = 0;
  std::size_t shared = 0;  ///< hashes
  double share = 0;        ///< of the smaller fingerprint, 0..1
};

/// All pairs that share at least `share` of the smaller fingerprint and eight hashes, sorted by pair. Hashes that more
/// than 32 pieces have (scales, repeated notes) say nothing and are passed over. An inverted index: the time grows with
/// the hashes, not with the pairs of pieces.
std::vector<Overlap> find_overlaps(const std::vector<Fingerprint>& pieces, double share, unsigned threads = 0);

/// Sets that are joined bit by bit; each is known by its smallest member.
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t count);
  std::size_t find(std::size_t member);
  void unite(std::size_t a, std::size_t b);

 private:
  std::vector<std::size_t> parents_;
};

}  // namespace clavier
