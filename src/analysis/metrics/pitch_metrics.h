#pragma once

#include <span>

#include "music/score.h"

namespace clavier {

/// Shannon's entropy in bits of shares that sum to 1: -sum p log2 p. 0 when all shares are 0.
double entropy_in_bits(std::span<const double> shares);

/// Entropy of the 128 pitches, each note counting once: 0 (one key, or no notes) .. 7 bits. Source of this and the next
/// two: MusPy (Dong et al., "MusPy: a toolkit for symbolic music generation", 2020), which gives NaN without notes.
double pitch_entropy(const Score& score);

/// The same of the twelve pitch classes: 0 .. 3.585 bits.
double pitch_class_entropy(const Score& score);

/// The share of the notes that lie in the major or natural minor scale that holds most of them, of all 24 (Mogren,
/// "C-RNN-GAN", 2016). A minor scale has the notes of its relative major, so that twelve sets are told apart. 7/12
/// when all pitch classes are equally frequent, 0 without notes.
double scale_consistency(const Score& score);

}  // namespace clavier
