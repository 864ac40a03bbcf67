#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "originality/interval_sequence.h"

namespace clavier {

/// How many successive notes make one pattern.
inline constexpr std::size_t kNgramNotes = 12;

/// A hash of each passage of kNgramNotes notes, in order; none in a shorter piece. Equal for a passage and its
/// transposition.
std::vector<std::uint64_t> hash_ngrams(std::span<const NoteInterval> intervals);

/// A set of patterns that can be asked and not listed: a Bloom filter ("Space/time trade-offs in hash coding with
/// allowable errors", 1970). What was added is always found; anything else is found, too, with the odds
/// `false_positive_rate`.
class BloomFilter {
 public:
  /// Empty, with 10 bits for each of `patterns`: about 1 in 120 will be found wrongly once so many are in.
  explicit BloomFilter(std::size_t ngrams);
  /// As `words` gave them. At least one.
  explicit BloomFilter(std::vector<std::uint64_t> words);

  void add(std::uint64_t ngram);
  bool contains(std::uint64_t ngram) const;
  /// Share of the bits that are set, to the power of those looked at: 0..1.
  double false_positive_rate() const;
  const std::vector<std::uint64_t>& words() const { return words_; }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace clavier
