#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "originality/interval_sequence.h"

namespace clavier {

/// How many successive notes make one pattern.
inline constexpr std::size_t kPatternNotes = 12;

/// A hash of each passage of kPatternNotes notes, in order; none in a shorter piece. Equal for a passage and its
/// transposition.
std::vector<std::uint64_t> pattern_hashes(std::span<const NoteStep> steps);

/// A set of patterns that can be asked and not listed: a Bloom filter ("Space/time trade-offs in hash coding with
/// allowable errors", 1970). What was added is always found; anything else is found, too, with the odds `false_rate`.
class PatternFilter {
 public:
  /// Empty, with 10 bits for each of `patterns`: about 1 in 120 will be found wrongly once so many are in.
  explicit PatternFilter(std::size_t patterns);
  /// As `words` gave them. At least one.
  explicit PatternFilter(std::vector<std::uint64_t> words);

  void add(std::uint64_t pattern);
  bool contains(std::uint64_t pattern) const;
  /// Share of the bits that are set, to the power of those looked at: 0..1.
  double false_rate() const;
  const std::vector<std::uint64_t>& words() const { return words_; }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace clavier
