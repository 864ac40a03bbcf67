#pragma once

#include "music/score.h"

namespace clavier {

/// How much a piece resembles itself after a while: near 1 when it says the same again, near 0 when what comes then has
/// no more to do with what was than any other place of the piece. After the structureness indicators of Wu and Yang
/// ("The Jazz Transformer on the front line", 2020), which need audio, read from notes instead:
///
/// The piece is cut into frames of half a second, from its first onset on. A frame has 24 numbers: how long each pitch
/// class sounds in it, and how many notes of each begin, either dozen scaled to length 1. From each frame the mean of
/// all frames is taken away, so that a key in common is no resemblance; the similarity of two frames is the cosine of
/// what is left, 0 where nothing sounds or nothing is left. The similarity after a lag is the mean over all frames that
/// have one so much later. Each figure is the largest of those in its range of lags, as far as half the piece goes:
/// one that is lower than 0, or of a piece too short for its range, is 0.
///
/// By chance alone the largest of many means is above 0, the more so the shorter a piece is: compare pieces of one
/// length, and with the same pieces shuffled. Only the first kMaxStructureLength counts.
struct Structureness {
  double short_term = 0;   ///< lags of 3 s and more, less than 8 s
  double middle_term = 0;  ///< 8 s to less than 15 s
  double long_term = 0;    ///< 15 s to 128 s
};

inline constexpr Seconds kMaxStructureLength{3600};

Structureness structureness_of(const Score& score);

}  // namespace clavier
