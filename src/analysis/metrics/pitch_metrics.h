#pragma once

#include <span>

#include "music/score.h"

namespace clavier {

/// Shannon entropy in bits of shares that sum to 1: -sum p log2 p. 0 when all shares are 0.
double entropy_in_bits(std::span<const double> shares);

/// Entropy of the histogram of the 128 pitches: 0 (one pitch, or no notes) .. 7 bits. This metric and the next two
/// follow MusPy (Dong et al., "MusPy: a toolkit for symbolic music generation", 2020), which gives NaN without notes.
double pitch_entropy(const Score& score);

/// The same for the twelve pitch classes: 0 .. 3.585 bits.
double pitch_class_entropy(const Score& score);

/// The largest share of the notes that lies in one major or natural minor scale (Mogren, "C-RNN-GAN", 2016). A minor
/// scale has the notes of its relative major, so the 24 scales are twelve different sets. 7/12 when all pitch classes
/// are equally frequent, 0 without notes.
double scale_consistency(const Score& score);

}  // namespace clavier
