#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/random.h"
#include "corpus/store/corpus.h"
#include "encoding/score_steps/encode_steps.h"
#include "encoding/score_steps/score_prefix.h"
#include "models/transformer/score_openings.h"

namespace clavier {

/// A piece to learn from.
struct ScorePiece {
  BarPiece piece;      ///< with the keys of its passages
  ScorePrefix prefix;  ///< everything that can be said of it
  std::array<bool, kParts> parts = {true, true, false};
  std::string composer;
  std::size_t notes = 0;
};

/// The composers with at least `min_notes` notes in the training pieces, most first, at most kMaxComposers.
std::vector<std::string> list_composers(const Corpus& corpus, std::size_t min_notes);

/// Which pieces of a corpus are read.
struct ScorePieceChoice {
  Split split = Split::train;
  std::vector<std::string> composers;  ///< of the model
  bool scores = true;                  ///< at least nine in ten of their onsets lie on the grid
  bool recordings = false;             ///< all others
};

/// The pieces of one side of a corpus, in bars: scores on the grid, with the lengths that an engraver would write
/// (write_on_told_beats), recordings in bars of two seconds, with ticks of 1/48 s. Where a piece does not say which
/// hand plays a note, fill_unknown_hands says it. Pieces without two bars are left out.
std::vector<ScorePiece> read_score_pieces(const Corpus& corpus, const ScorePieceChoice& choice);

/// The openings of solo pieces, of each era kMaxOpenings at random where there are more.
ScoreOpenings choose_openings(std::span<const ScorePiece> pieces, Random random);

/// A piece on the grid with all that a prefix can say of it.
ScorePiece make_score_piece(const Score& score, Era era);
/// The same of a recording, which is of ScoreKind::performed, and whose meter and tempo are not said.
ScorePiece make_performed_piece(const Score& recording, Era era);

}  // namespace clavier
