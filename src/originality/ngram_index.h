#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "originality/bloom_filter.h"
#include "originality/human_baseline.h"

namespace clavier {

/// What somebody without a corpus needs to see whether a piece copies one: which patterns it holds, and how much people
/// borrow from it, measured with the same filter.
struct PatternIndex {
  std::string corpus;          ///< its checksum
  std::uint64_t patterns = 0;  ///< different ones in the filter
  PatternFilter filter{1};
  HumanTable human;
};

/// docs/formats/patterns.md has the layout.
Bytes write_pattern_index(const PatternIndex& index);

/// Throws Error naming `where` when the bytes are no index, of another version, cut short or damaged.
PatternIndex read_pattern_index(ByteView bytes, std::string_view where);

}  // namespace clavier
