#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "originality/bloom_filter.h"
#include "originality/interval_sequence.h"
#include "originality/suffix_array.h"

namespace clavier {

/// What a piece has in common with the training pieces.
struct TrainingOverlap {
  std::size_t notes = 0;        ///< as encode_intervals counts them
  std::size_t ngrams = 0;       ///< passages of kNgramNotes notes
  std::size_t in_training = 0;  ///< those that occur in training pieces
  std::size_t longest = 0;      ///< length in notes of the longest passage found in training pieces
  std::size_t first = 0;        ///< where that passage begins in IntervalSequence::notes; the first of several
  bool operator==(const TrainingOverlap&) const = default;
};

/// The share of the n-grams that occur in training pieces; 0 without n-grams.
double ngram_overlap(const TrainingOverlap& overlap);

/// The overlap by a Bloom filter. A passage counts when each of its n-grams is found, even if they come from different
/// pieces. `longest` is 0 when none is found.
TrainingOverlap measure_overlap(const IntervalSequence& piece, const BloomFilter& in_training);

/// The overlap by a suffix array: a passage comes from one place in one piece, and may be shorter than an n-gram.
struct LocatedOverlap {
  TrainingOverlap overlap;
  std::size_t position = 0;  ///< in the text of `music`, of the longest passage's first interval
};

LocatedOverlap locate_overlap(const SuffixArray& music, const IntervalSequence& piece,
                              std::size_t ngram_notes = kNgramNotes);

}  // namespace clavier
