#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "originality/interval_sequence.h"

namespace clavier {

/// The number of successive notes in an n-gram.
inline constexpr std::size_t kNgramNotes = 12;

/// A hash of each passage of kNgramNotes notes, in order; empty for a shorter piece. A passage and its transposition
/// have equal hashes.
std::vector<std::uint64_t> hash_ngrams(std::span<const NoteInterval> intervals);

/// A set of n-grams that can be queried but not listed: a Bloom filter (Bloom, "Space/time trade-offs in hash coding
/// with allowable errors", 1970). An added n-gram is always found. Any other is found with probability
/// `false_positive_rate`.
class BloomFilter {
 public:
  /// Empty, with 10 bits for each of `ngrams`: about 1 in 120 other n-grams is found once so many are added.
  explicit BloomFilter(std::size_t ngrams);
  /// From the words of another filter, as words() returns them; at least one.
  explicit BloomFilter(std::vector<std::uint64_t> words);

  void add(std::uint64_t ngram);
  bool contains(std::uint64_t ngram) const;
  /// The share of bits set, to the power of the number of probes: 0..1.
  double false_positive_rate() const;
  const std::vector<std::uint64_t>& words() const { return words_; }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace clavier
