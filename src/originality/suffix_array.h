#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "originality/interval_sequence.h"

namespace clavier {

/// A place in a text and how many steps from there on agree with what was looked for.
struct TextMatch {
  std::uint32_t place = 0;
  std::uint32_t length = 0;
};

/// Every place of a text of steps, in the order of what follows it, so that any passage is found by halving: a suffix
/// array (Manber and Myers, 1990). kNoStep separates the pieces in the text; no match reaches across it.
class SuffixOrder {
 public:
  /// Sorts 5 million places in about a second. Fewer than 2^32 steps.
  SuffixOrder(std::vector<NoteStep> text, unsigned threads = 0);

  /// The longest beginning of `passage` that stands somewhere in the text, and one place where it does: the same one
  /// for the same text. `passage` holds no kNoStep. Length 0 when not even its first step is there.
  TextMatch longest_match(std::span<const NoteStep> passage) const;

 private:
  std::uint32_t agreement(std::uint32_t place, std::span<const NoteStep> passage) const;

  std::vector<NoteStep> text_;
  std::vector<std::uint32_t> order_;
};

}  // namespace clavier
