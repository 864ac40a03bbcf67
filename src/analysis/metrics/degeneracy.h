#pragma once

#include "music/score.h"

namespace clavier {

/// Signs that generated music has got stuck in a loop, or is not playable on a piano.
struct Degeneracy {
  int longest_repetition = 0;  ///< how often one chord, or one single pitch, comes in a row at most
  int overlapping_notes = 0;   ///< notes that begin while an earlier note of the same pitch lasts
  int hanging_notes = 0;       ///< notes of no length, or longer than kMaxNoteLength
  Seconds longest_silence;     ///< see longest_silence() in sounding.h

  bool operator==(const Degeneracy&) const = default;
};

inline constexpr int kRepetitionLimit = 16;
inline constexpr Seconds kMaxNoteLength{30};
inline constexpr Seconds kSilenceLimit{5};

/// Notes that begin within `chord_window` of the chord's first note are one chord, since a pianist's fingers never land
/// all at once.
Degeneracy degeneracy_of(const Score& score, Seconds chord_window = {0.03});

/// True when no limit above is exceeded, no notes overlap and none hangs.
bool is_free_of_degeneracy(const Degeneracy& degeneracy);

}  // namespace clavier
