#pragma once

#include <vector>

#include "analysis/key/key.h"
#include "music/score.h"

namespace clavier {

/// A stretch in one key, which lasts until the next segment.
struct KeySegment {
  Beats onset;
  Key key;
  bool operator==(const KeySegment&) const = default;
};

struct KeySegmentOptions {
  Beats window{2};              ///< length of a window, in which the key is constant; more than zero
  double change_penalty = 5.5;  ///< natural logarithm of the odds against a change of key from one window to the next
  double fifth_penalty = 0.6;   ///< added for each fifth between the two signatures
};

/// The keys of a piece in order, the first from time zero on; neighbours differ. Empty without notes.
///
/// This is Temperley's model of polyphonic keys ("Music and Probability", 2007, chapter 6). In each window a pitch
/// class occurs or not, with the probabilities of the key's profile. The Viterbi algorithm finds the most likely
/// sequence.
std::vector<KeySegment> find_key_segments(const Score& score, const KeySegmentOptions& options = {});

/// Sharps (flats negative) of the signature in which a key is usually written: -5..6 for major keys, -6..5 for minor
/// ones.
int signature_of(Key key);

}  // namespace clavier
