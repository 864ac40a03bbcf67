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

/// The scores of one side of a corpus, on the grid: pieces of which at least nine in ten onsets lie on it. Where a
/// score does not say which hand plays a note, fill_unknown_hands says it; lengths are those that an engraver would
/// write (write_on_told_beats). Pieces without two bars are left out.
std::vector<ScorePiece> read_score_pieces(const Corpus& corpus, Split split, const std::vector<std::string>& composers);

/// The openings of solo pieces, of each era kMaxOpenings at random where there are more.
ScoreOpenings choose_openings(std::span<const ScorePiece> pieces, Random random);

/// A piece on the grid with all that a prefix can say of it.
ScorePiece make_score_piece(const Score& score, Era era);

}  // namespace clavier
