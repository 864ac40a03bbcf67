#include "evaluation/pieces/piece_set.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "base/shuffle.h"
#include "corpus/build/score_parts.h"

namespace clavier {
namespace {

/// Where a stretch lies in a corpus.
struct StretchPlace {
  std::size_t piece;
  int number;  ///< of its piece, from 0 on
};

/// The stretches of each piece in an order of their own.
std::vector<std::vector<StretchPlace>> places_of(const Corpus& corpus, const RealPieceSelection& wanted,
                                                 Random& random) {
  std::vector<std::vector<StretchPlace>> pieces;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index) {
    const CorpusPiece& piece = corpus.pieces()[index];
    if (piece.split != wanted.split || piece.era != wanted.era) continue;
    std::vector<StretchPlace> places;
    for (int number = 0; (number + 1) * wanted.length.value <= piece.seconds; ++number)
      places.push_back({index, number});
    shuffle(places, random);
    if (!places.empty()) pieces.push_back(std::move(places));
  }
  shuffle(pieces, random);
  return pieces;
}

/// One of each piece, then another of each ...
std::vector<StretchPlace> chosen_places(const Corpus& corpus, const RealPieceSelection& wanted, Random& random) {
  const auto pieces = places_of(corpus, wanted, random);
  std::vector<StretchPlace> chosen;
  for (std::size_t round = 0; chosen.size() < wanted.pieces; ++round) {
    const std::size_t before = chosen.size();
    for (const auto& places : pieces)
      if (round < places.size() && chosen.size() < wanted.pieces) chosen.push_back(places[round]);
    if (chosen.size() == before) break;
  }
  return chosen;
}

/// Gives `values` of all notes out again among them.
template <class Take, class Give>
void permute_among(std::vector<Note>& notes, Random& random, Take take, Give give) {
  std::vector<decltype(take(notes.front()))> values;
  for (const Note& note : notes) values.push_back(take(note));
  shuffle(values, random);
  for (std::size_t index = 0; index < notes.size(); ++index) give(notes[index], values[index]);
}

}  // namespace

PieceSet sample_real_pieces(const Corpus& corpus, const RealPieceSelection& wanted, Random random) {
  const std::vector<StretchPlace> places = chosen_places(corpus, wanted, random);
  PieceSet set(places.size());
  parallel_for(places.size(), 0, [&](std::size_t index) {
    const CorpusPiece& piece = corpus.pieces()[places[index].piece];
    const Seconds start = wanted.length * places[index].number;
    set[index] = {.score = cut_excerpt(corpus.score(places[index].piece), start, wanted.length),
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
