#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace clavier {

/// The scores of a corpus as one file: a magic, a version, an index with the position and checksum of each, the packed
/// scores. The layout is in docs/formats/corpus.md.
Bytes pack_score_file(const std::vector<Bytes>& scores);

/// Checks the head and the index, not the scores; returns the number of scores. Throws Error naming `where`.
std::size_t check_score_file(ByteView file, std::string_view where);

/// The bytes of one score of a checked file, for unpack_score. Throws Error when their checksum is wrong.
ByteView packed_score(ByteView file, std::size_t index, std::string_view where);

/// A hash of the head and the index; since the index has checksums, it covers the whole file.
std::uint64_t score_file_checksum(ByteView file);

}  // namespace clavier
