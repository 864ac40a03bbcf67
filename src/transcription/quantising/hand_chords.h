#pragma once

#include <cstddef>
#include <vector>

#include "music/onset_groups.h"
#include "transcription/meter/told_place.h"

namespace clavier {

/// Notes of one hand that begin together.
struct HandChord {
  std::vector<std::size_t> notes;  ///< indices in Score::notes
  Beats onset;                     ///< the mean
  ToldPlace place;                 ///< of the mean
};

/// The chords of one hand of a score, in order. A chord has the notes that begin within `window` of its first.
std::vector<HandChord> find_hand_chords(const Score& score, Hand hand, Seconds window = kChordAsynchrony);

}  // namespace clavier
