#pragma once

#include <array>
#include <cstddef>

#include "music/score.h"

namespace clavier {

/// The numbers of equal parts into which a told beat, a quarter note, may be divided.
inline constexpr std::array<int, 10> kToldDivisions = {1, 2, 3, 4, 5, 6, 7, 8, 12, 16};

/// Rarer numbers, which are found only where onsets are exact.
inline constexpr std::array<int, 3> kRareDivisions = {9, 10, 11};

/// How the notes of a score lie on the beats that it tells.
struct ToldBeats {
  bool followed = false;                               ///< whether the notes follow these beats
  bool exact = false;                                  ///< whether most onsets lie on parts of beats to the tick
  Beats offset;                                        ///< by which all notes lie behind the beats, if negative before
  Seconds jitter;                                      ///< the standard deviation of onsets about parts of beats
  std::array<double, kToldDivisions.size()> shares{};  ///< of beats with each division, as a probability
};

/// Tests whether the notes of a score follow its own beats. Sequencers and notation programs write files whose beats
/// are musical, while recordings carry a tempo and a meter that mean nothing.
///
/// A beat with onsets has one of kToldDivisions, and its onsets lie about the parts with normal jitter of 6 to 22 ms;
/// or it has none, and they lie anywhere. Expectation maximisation finds the shares of the divisions for each jitter.
/// The notes follow the beats when this model is clearly likelier than onsets anywhere, by odds per onset and for the
/// whole piece (docs/decisions/0033-told-beats.md), or when is_on_grid() holds and the model is likelier at all. A
/// score without notes follows none. Where all notes lie beside the beats by one distance (likely_offsets()), as those
/// of a recording that was begun late do, the test holds for the score moved by that `offset`.
ToldBeats test_told_beats(const Score& score);

}  // namespace clavier
