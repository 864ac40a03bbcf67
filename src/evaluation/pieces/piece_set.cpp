#include "evaluation/pieces/piece_set.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "base/shuffle.h"
#include "corpus/build/score_parts.h"

namespace clavier {
namespace {

/// Which excerpt of a corpus.
struct ExcerptIndex {
  std::size_t piece;
  int number;  ///< of its piece, from 0 on
};

/// The excerpts of each piece in random order.
std::vector<std::vector<ExcerptIndex>> excerpts_of(const Corpus& corpus, const RealPieceSelection& wanted,
                                                   Random& random) {
  std::vector<std::vector<ExcerptIndex>> pieces;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index) {
    const CorpusPiece& piece = corpus.pieces()[index];
    if (piece.split != wanted.split || piece.era != wanted.era) continue;
    std::vector<ExcerptIndex> excerpts;
    for (int number = 0; (number + 1) * wanted.length.value <= piece.seconds; ++number)
      excerpts.push_back({index, number});
    shuffle(excerpts, random);
    if (!excerpts.empty()) pieces.push_back(std::move(excerpts));
  }
  shuffle(pieces, random);
  return pieces;
}

/// One of each piece, then another of each ...
std::vector<ExcerptIndex> choose_excerpts(const Corpus& corpus, const RealPieceSelection& wanted, Random& random) {
  const auto pieces = excerpts_of(corpus, wanted, random);
  std::vector<ExcerptIndex> chosen;
  for (std::size_t round = 0; chosen.size() < wanted.pieces; ++round) {
    const std::size_t before = chosen.size();
    for (const auto& excerpts : pieces)
      if (round < excerpts.size() && chosen.size() < wanted.pieces) chosen.push_back(excerpts[round]);
    if (chosen.size() == before) break;
  }
  return chosen;
}

/// Permutes one value of all notes among them.
template <class Take, class Give>
void permute_among(std::vector<Note>& notes, Random& random, Take take, Give give) {
  std::vector<decltype(take(notes.front()))> values;
  for (const Note& note : notes) values.push_back(take(note));
  shuffle(values, random);
  for (std::size_t index = 0; index < notes.size(); ++index) give(notes[index], values[index]);
}

}  // namespace

PieceSet sample_real_pieces(const Corpus& corpus, const RealPieceSelection& wanted, Random random) {
  const std::vector<ExcerptIndex> excerpts = choose_excerpts(corpus, wanted, random);
  PieceSet set(excerpts.size());
  parallel_for(excerpts.size(), 0, [&](std::size_t index) {
    const CorpusPiece& piece = corpus.pieces()[excerpts[index].piece];
    const Seconds start = wanted.length * excerpts[index].number;
    set[index] = {.score = cut_excerpt(corpus.score(excerpts[index].piece), start, wanted.length),
                  .name = piece.composer + ", " + piece.title,
                  .group = piece.work};
  });
  std::erase_if(set, [](const MeasuredPiece& piece) { return piece.score.notes.empty(); });
  return set;
}

PieceSet shorten(PieceSet set, Seconds length) {
  for (MeasuredPiece& piece : set) piece.score = cut_excerpt(piece.score, Seconds{0}, length);
  return set;
}

PieceSet shuffle_pitches(PieceSet set, Random random) {
  for (MeasuredPiece& piece : set) {
    permute_among(
        piece.score.notes, random, [](const Note& note) { return note.pitch; },
        [](Note& note, Pitch pitch) { note.pitch = pitch; });
    sort_events(piece.score);
  }
  return set;
}

PieceSet shuffle_onsets(PieceSet set, Random random) {
  for (MeasuredPiece& piece : set) {
    permute_among(
        piece.score.notes, random, [](const Note& note) { return note.onset; },
        [](Note& note, Beats onset) { note.onset = onset; });
    sort_events(piece.score);
  }
  return set;
}

}  // namespace clavier
