#pragma once

#include <cstddef>
#include <vector>

#include "corpus/build/fingerprint.h"

namespace clavier {

/// Two pieces, first < second, and the share of the smaller one that occurs in the other.
struct Overlap {
  std::size_t first = 0;
  std::size_t second = 0;
  std::size_t shared = 0;  ///< hashes
  double share = 0;        ///< of the smaller fingerprint, 0..1
};

/// All pairs that share at least `share` of the smaller fingerprint and eight hashes, sorted by pair. Hashes in more
/// than 32 pieces (scales, repeated notes) are ignored. An inverted index: time grows with the number of hashes, not of
/// pairs.
std::vector<Overlap> find_overlaps(const std::vector<Fingerprint>& pieces, double share, unsigned threads = 0);

/// Union-find: a partition of indices into sets, each represented by its smallest member.
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t count);
  std::size_t find(std::size_t member);
  void unite(std::size_t a, std::size_t b);

 private:
  std::vector<std::size_t> parents_;
};

}  // namespace clavier
