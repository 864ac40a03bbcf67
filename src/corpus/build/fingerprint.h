#pragma once

#include <cstdint>
#include <vector>

#include "music/score.h"

namespace clavier {

/// What a piece sounds like, as a sorted set of hashes: each of six successive onsets' highest and lowest pitch, of
/// which those divisible by a small number are kept, the same ones in every piece. Notes within 40 ms are one onset.
/// Two readings of one recording share nearly all hashes, even with every time jittered by 10 ms; two unrelated pieces
/// next to none. The idea of choosing by divisibility is Manber's, "Finding similar files in a large file system"
/// (1994).
using Fingerprint = std::vector<std::uint32_t>;

Fingerprint fingerprint(const Score& score);

/// A hash of pitches, velocities and times in milliseconds from the first onset: equal for equal music in different
/// files.
std::uint64_t music_hash(const Score& score);

}  // namespace clavier
