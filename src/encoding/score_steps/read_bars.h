#pragma once

#include <cstddef>
#include <vector>

#include "encoding/score_steps/bar_piece.h"

namespace clavier {

/// A score on the grid, and what did not fit it.
struct BarReading {
  BarPiece piece;
  std::size_t notes = 0;           ///< of the score
  std::size_t moved = 0;           ///< onsets off the grid, moved to the nearest tick
  std::size_t merged = 0;          ///< notes with the pitch and the onset of another: the longest is kept
  std::size_t off_piano = 0;       ///< notes outside the range of the piano, dropped
  std::size_t irregular_bars = 0;  ///< see BarLine::irregular
  std::vector<int> bar_ticks{};    ///< where each bar begins in the score, and where the last one ends
  bool operator==(const BarReading&) const = default;
};

/// Puts a score on the grid; the result is canonical, but for the keys, which it does not have. Notes of Hand::unknown
/// are taken by the right hand from middle C up. Silent bars before the first note and after the last are dropped.
/// Tempos are those of stretches of at least four bars. No bars when no note is left.
BarReading read_bars(const Score& score);

/// The score of bars of any kind, canonical or not: at 480 ticks a quarter note, notes without a stated loudness at
/// velocity 80, without the keys. read_bars gives a canonical piece back, but for its keys.
Score write_bars(const BarPiece& piece);

}  // namespace clavier
