#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "originality/bloom_filter.h"
#include "originality/human_baseline.h"

namespace clavier {

/// What somebody without a corpus needs to see whether a piece copies one: which patterns it holds, and how much people
/// borrow from it, measured with the same filter.
struct NgramIndex {
  std::string corpus;        ///< its checksum
  std::uint64_t ngrams = 0;  ///< different ones in the filter
  BloomFilter filter{1};
  HumanBaselineTable human;
};

/// docs/formats/patterns.md has the layout.
Bytes write_ngram_index(const NgramIndex& index);

/// Throws Error naming `where` when the bytes are no index, of another version, cut short or damaged.
NgramIndex read_ngram_index(ByteView bytes, std::string_view where);

}  // namespace clavier
