#include "evaluation/pieces/held_out_scores.h"

#include "base/error.h"

namespace clavier {

std::vector<ScorePiece> read_held_out_scores(const Corpus& corpus, const LikelihoodPieces& wanted,
                                             std::span<const std::string> composers) {
  const Split split = wanted.split == "train" ? Split::train : wanted.split == "test" ? Split::test : Split::validation;
  auto pieces = read_score_pieces(corpus, {.split = split,
                                           .composers = {composers.begin(), composers.end()},
                                           .scores = !wanted.recordings,
                                           .recordings = wanted.recordings});
  if (wanted.era) std::erase_if(pieces, [&](const ScorePiece& piece) { return piece.prefix.era != wanted.era; });
  const auto most = static_cast<std::size_t>(wanted.max_pieces);
  if (most > 0 && pieces.size() > most) pieces.resize(most);
  if (pieces.empty())
    throw Error(std::string("cannot evaluate: the corpus has no ") + (wanted.recordings ? "recording" : "score") +
                " of this split and era");
  return pieces;
}

}  // namespace clavier
