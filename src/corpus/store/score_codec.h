#pragma once

#include <string_view>

#include "base/bytes.h"
#include "music/score.h"

namespace clavier {

/// Encodes a Score without loss in about five bytes a note: times are varint differences in 1/resolution beats. The
/// layout is in docs/formats/corpus.md. The score must be sorted, with no time below zero and every time a multiple of
/// 1/resolution.
Bytes pack_score(const Score& score);

/// The inverse. Throws Error naming `where` when the bytes are not such a score; never reads outside of them.
Score unpack_score(ByteView bytes, std::string_view where);

}  // namespace clavier
