#pragma once

#include "music/score.h"

namespace clavier {

/// How much a piece resembles itself after a lag: near 1 when it repeats itself, near 0 when the later music is no more
/// alike than any other part of the piece. After the structureness indicators of Wu and Yang ("The Jazz Transformer on
/// the front line", 2020), which are computed from audio; these are computed from notes.
///
/// The piece is cut into frames of half a second from its first onset on. A frame has 24 numbers: the seconds that each
/// pitch class sounds, and the number of its onsets. Each dozen is scaled to length 1. The mean frame is subtracted
/// from each frame, so that a shared key is no resemblance. The similarity of two frames is the cosine of the results,
/// 0 where either is zero.
///
/// The similarity at a lag is the mean over all pairs of frames at that lag. Each indicator is the largest similarity
/// in its range of lags, up to half the piece. It is 0 where that is negative, or the piece is too short for the range.
///
/// By chance alone the largest of many means is above 0, and more so in short pieces. Compare only pieces of equal
/// length, and compare with shuffled pieces. Only the first kMaxStructureLength is used.
struct Structureness {
  double short_term = 0;   ///< lags of 3 s to less than 8 s
  double middle_term = 0;  ///< 8 s to less than 15 s
  double long_term = 0;    ///< 15 s to 128 s
};

inline constexpr Seconds kMaxStructureLength{3600};

Structureness structureness_of(const Score& score);

}  // namespace clavier
