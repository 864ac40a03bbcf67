#pragma once

#include <array>
#include <vector>

#include "encoding/score_steps/bar_piece.h"
#include "encoding/score_steps/encode_steps.h"
#include "music/score.h"

namespace clavier {

/// A user's piece that a model of scores goes on from. What is written into it changes nothing else of it.
struct GivenScore {
  Score score;                 ///< as it came, hands assigned, notes moved together to lie on the beats
  Beats moved_by;              ///< how far they were moved
  BarPiece piece;              ///< as it is written, on the grid, with keys
  std::vector<int> bar_ticks;  ///< where its bars begin in the score, in ticks of the grid, and where the last one ends

  int bars() const { return static_cast<int>(piece.bars.size()); }
  Beats bar_onset(int bar) const { return beats_of_ticks(bar_ticks[static_cast<std::size_t>(bar)]); }
};

/// Throws Error when the piece has no notes or is a recording: its notes do not follow its own beats.
GivenScore read_given_score(const Score& score);

/// Every note is the voice's.
GivenScore read_given_melody(const Score& score);

/// The piece up to the end of bar number `bars` - 1.
GivenScore first_bars(GivenScore given, int bars);

/// The given piece, then the bars of `piece` after those that it has.
Score append_bars(const GivenScore& given, const BarPiece& piece);

/// The given piece with the passage of `piece`, which has the same bars, in the place of its own.
Score replace_passage(const GivenScore& given, const BarPiece& piece, const InfillSpan& passage);

}  // namespace clavier
