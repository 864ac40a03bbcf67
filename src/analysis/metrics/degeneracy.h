#pragma once

#include "music/score.h"

namespace clavier {

/// Signs that a composing machine has got stuck or writes what no piano plays.
struct Degeneracy {
  int longest_repetition = 0;  ///< most times one chord, or one single pitch, comes in a row
  int overlapping_notes = 0;   ///< notes struck while an earlier one of the same pitch still lasts
  int hanging_notes = 0;       ///< notes of no length, or longer than 30 seconds
  Seconds longest_silence;     ///< see longest_silence

  bool operator==(const Degeneracy&) const = default;
};

inline constexpr int kRepetitionLimit = 16;
inline constexpr Seconds kMaxNoteLength{30};
inline constexpr Seconds kSilenceLimit{5};

/// Notes that begin within `chord_window` of the first of them are one chord: a pianist's fingers never land all at
/// once.
Degeneracy degeneracy_of(const Score& score, Seconds chord_window = {0.03});

/// None of the limits above is passed and no note is doubled or hangs.
bool is_free_of_degeneracy(const Degeneracy& degeneracy);

}  // namespace clavier
