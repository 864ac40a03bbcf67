#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "originality/bloom_filter.h"
#include "originality/interval_sequence.h"
#include "originality/suffix_array.h"

namespace clavier {

/// What a piece has in common with other music.
struct TrainingOverlap {
  std::size_t notes = 0;        ///< as patterns see them: see encode_intervals
  std::size_t ngrams = 0;       ///< passages of kNgramNotes notes
  std::size_t in_training = 0;  ///< those of them that the other music holds
  std::size_t longest = 0;      ///< notes of the longest passage that is known throughout
  std::size_t first = 0;        ///< of IntervalSequence::notes, where that begins; the first such
  bool operator==(const TrainingOverlap&) const = default;
};

/// 0 without patterns.
double ngram_overlap(const TrainingOverlap& overlap);

/// By the patterns of a filter: a passage counts when each pattern in it is known, wherever from. 0 notes are the
/// longest when no pattern is.
TrainingOverlap measure_overlap(const IntervalSequence& piece, const BloomFilter& in_training);

/// The same by the music itself, so that a passage comes from one place of it, and may be shorter than a pattern.
struct LocatedOverlap {
  TrainingOverlap overlap;
  std::size_t position = 0;  ///< in the text of `music`, of the step from the first note of the longest to the second
};

LocatedOverlap locate_overlap(const SuffixArray& music, const IntervalSequence& piece,
                              std::size_t ngram_notes = kNgramNotes);

}  // namespace clavier
