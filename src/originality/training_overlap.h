#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "originality/bloom_filter.h"
#include "originality/interval_sequence.h"
#include "originality/suffix_array.h"

namespace clavier {

/// What a piece has in common with other music.
struct Borrowing {
  std::size_t notes = 0;     ///< as patterns see them: see note_steps
  std::size_t patterns = 0;  ///< passages of kPatternNotes notes
  std::size_t known = 0;     ///< those of them that the other music holds
  std::size_t longest = 0;   ///< notes of the longest passage that is known throughout
  std::size_t first = 0;     ///< of NoteSteps::notes, where that begins; the first such
  bool operator==(const Borrowing&) const = default;
};

/// 0 without patterns.
double share_known(const Borrowing& borrowing);

/// By the patterns of a filter: a passage counts when each pattern in it is known, wherever from. 0 notes are the
/// longest when no pattern is.
Borrowing borrowing_of(const NoteSteps& piece, const PatternFilter& known);

/// The same by the music itself, so that a passage comes from one place of it, and may be shorter than a pattern.
struct Copied {
  Borrowing borrowing;
  std::size_t place = 0;  ///< in the text of `music`, of the step from the first note of the longest to the second
};

Copied copied_from(const SuffixOrder& music, const NoteSteps& piece, std::size_t pattern_notes = kPatternNotes);

}  // namespace clavier
