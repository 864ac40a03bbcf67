#pragma once

#include <string>
#include <vector>

#include "base/random.h"
#include "corpus/store/corpus.h"

namespace clavier {

/// A piece, or a stretch of one, that is measured.
struct MeasuredPiece {
  Score score;
  std::string name;
  std::string group;  ///< stretches of one work have the same, and are drawn together when intervals are sought
};

using PieceSet = std::vector<MeasuredPiece>;

/// Which pieces of a corpus, and how much of them.
struct RealPieceSelection {
  Split split = Split::validation;
  Era era = Era::romantic;
  std::size_t pieces = 100;  ///< at most
  Seconds length{60};
};

/// Stretches of `length` that follow one another in each piece from its beginning on; what is left at its end is not
/// used. Of those `pieces` are chosen at random so that each piece gives as many as the others while it has them.
/// Fewer, or none, where the corpus has no more.
PieceSet sample_real_pieces(const Corpus& corpus, const RealPieceSelection& wanted, Random random);

/// The first `length` of each piece.
PieceSet shorten(PieceSet set, Seconds length);

/// What a figure says of music without any sense: the same notes, the keys dealt out anew among them, so that rhythm
/// and density stay; and the onsets dealt out anew, so that keys and durations stay.
PieceSet shuffle_pitches(PieceSet set, Random random);
PieceSet shuffle_onsets(PieceSet set, Random random);

}  // namespace clavier
