#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "originality/interval_sequence.h"

namespace clavier {

/// A position in a text, and how many intervals match the query from there on.
struct TextMatch {
  std::uint32_t position = 0;
  std::uint32_t length = 0;
};

/// All positions of a text of intervals, sorted by the suffix that begins there, so that binary search finds any
/// passage: a suffix array (Manber and Myers, 1990). kNoInterval separates pieces in the text; no match crosses it.
class SuffixArray {
 public:
  /// Sorts 5 million positions in about a second. The text has fewer than 2^32 intervals.
  SuffixArray(std::vector<NoteInterval> text, unsigned threads = 0);

  /// The longest prefix of `passage` that occurs in the text, and one position where it does. Deterministic for a given
  /// text. `passage` contains no kNoInterval. Length 0 when not even its first interval occurs.
  TextMatch find_longest_match(std::span<const NoteInterval> passage) const;

 private:
  std::uint32_t common_prefix_length(std::uint32_t position, std::span<const NoteInterval> passage) const;

  std::vector<NoteInterval> text_;
  std::vector<std::uint32_t> suffixes_;
};

}  // namespace clavier
