#pragma once

#include <string>
#include <vector>

#include "base/random.h"
#include "corpus/store/corpus.h"

namespace clavier {

/// A piece, or an excerpt of one, that is measured.
struct MeasuredPiece {
  Score score;
  std::string name;
  std::string group;  ///< excerpts of one work have the same; the bootstrap resamples them together
};

using PieceSet = std::vector<MeasuredPiece>;

/// Which pieces of a corpus, and how much of them.
struct RealPieceSelection {
  Split split = Split::validation;
  Era era = Era::romantic;
  std::size_t pieces = 100;  ///< at most
  Seconds length{60};
};

/// Excerpts of `length` that follow one another in each piece from its beginning on; the rest at its end is not
/// used. Of those `pieces` are chosen at random so that each piece gives as many as the others while it has them.
/// Fewer, or none, where the corpus has no more.
PieceSet sample_real_pieces(const Corpus& corpus, const RealPieceSelection& wanted, Random random);

/// The first `length` of each piece.
PieceSet shorten(PieceSet set, Seconds length);

/// Negative controls: the same notes with their pitches permuted, so that rhythm and density stay, and with their
/// onsets permuted, so that pitches and durations stay.
PieceSet shuffle_pitches(PieceSet set, Random random);
PieceSet shuffle_onsets(PieceSet set, Random random);

}  // namespace clavier
