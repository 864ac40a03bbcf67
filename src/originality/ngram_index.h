#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "originality/bloom_filter.h"
#include "originality/human_baseline.h"

namespace clavier {

/// What the training-set overlap of a piece needs where no corpus is at hand: the n-grams of the training pieces, and
/// the human baseline measured with the same filter.
struct NgramIndex {
  std::string corpus;        ///< the checksum of the corpus
  std::uint64_t ngrams = 0;  ///< distinct ones in the filter
  BloomFilter filter{1};
  HumanBaselineTable human;
};

/// The layout is in docs/formats/patterns.md.
Bytes write_ngram_index(const NgramIndex& index);

/// Throws Error naming `where` when the bytes are no index, of another version, truncated or damaged.
NgramIndex read_ngram_index(ByteView bytes, std::string_view where);

}  // namespace clavier
