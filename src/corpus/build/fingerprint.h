#pragma once

#include <cstdint>
#include <vector>

#include "music/score.h"

namespace clavier {

/// A sorted set of hashes that identifies a recording. Each is a hash of the highest and lowest pitches of six
/// successive onsets. Only hashes divisible by a small number are kept, the same in every piece. Notes within 40 ms are
/// one onset.
///
/// Two copies of one recording share nearly all hashes, even with times jittered by 10 ms; unrelated pieces share
/// almost none. Source of the selection: Manber, "Finding similar files in a large file system" (1994).
using Fingerprint = std::vector<std::uint32_t>;

Fingerprint fingerprint(const Score& score);

/// A hash of pitches, velocities and times in milliseconds from the first onset. Files with equal music have equal
/// hashes.
std::uint64_t music_hash(const Score& score);

}  // namespace clavier
