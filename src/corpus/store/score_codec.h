#pragma once

#include <string_view>

#include "base/bytes.h"
#include "music/score.h"

namespace clavier {

/// A Score in few bytes, about five a note, without loss: times as varint differences in 1/resolution beats. The layout
/// is in docs/formats/corpus.md. The score must keep its promises: sorted, no time below zero, every time a multiple of
/// 1/resolution.
Bytes pack_score(const Score& score);

/// The score again. Throws Error naming `where` when the bytes are not such a score; never reads outside of them.
Score unpack_score(ByteView bytes, std::string_view where);

}  // namespace clavier
