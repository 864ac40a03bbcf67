#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "originality/interval_sequence.h"

namespace clavier {

/// A place in a text and how many steps from there on agree with what was looked for.
struct TextMatch {
  std::uint32_t position = 0;
  std::uint32_t length = 0;
};

/// Every place of a text of steps, in the order of what follows it, so that any passage is found by halving: a suffix
/// array (Manber and Myers, 1990). kNoInterval separates the pieces in the text; no match reaches across it.
class SuffixArray {
 public:
  /// Sorts 5 million places in about a second. Fewer than 2^32 steps.
  SuffixArray(std::vector<NoteInterval> text, unsigned threads = 0);

  /// The longest beginning of `passage` that stands somewhere in the text, and one place where it does: the same one
  /// for the same text. `passage` holds no kNoInterval. Length 0 when not even its first step is there.
  TextMatch find_longest_match(std::span<const NoteInterval> passage) const;

 private:
  std::uint32_t common_prefix_length(std::uint32_t position, std::span<const NoteInterval> passage) const;

  std::vector<NoteInterval> text_;
  std::vector<std::uint32_t> suffixes_;
};

}  // namespace clavier
