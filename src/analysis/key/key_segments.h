#pragma once

#include <vector>

#include "analysis/key/key.h"
#include "music/score.h"

namespace clavier {

/// A stretch in one key, up to the next one.
struct KeySegment {
  Beats onset;
  Key key;
  bool operator==(const KeySegment&) const = default;
};

struct KeySegmentOptions {
  Beats window{2};  ///< the piece is heard in pieces of this length; more than zero
  double change_penalty =
      5.5;  ///< natural logarithm of the odds against a change of key from one window to the next, plus
  double fifth_penalty = 0.6;  ///< for each fifth between the signatures of the two
};

/// The keys of a piece in order, the first from zero on, neighbours different. Empty without notes. Temperley's model
/// of polyphonic keys ("Music and Probability", 2007, chapter 6): in each window each pitch class is there or not, with
/// the probabilities of the key's profile; the best sequence of keys by Viterbi's algorithm.
std::vector<KeySegment> find_key_segments(const Score& score, const KeySegmentOptions& options = {});

/// Sharps (flats negative) of the signature in which a key is usually written: -5..6 of major keys, -6..5 of minor
/// ones.
int signature_of(Key key);

}  // namespace clavier
