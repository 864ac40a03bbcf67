#include "originality/passage_finder.h"

#include <algorithm>

#include "base/parallel.h"

namespace clavier {
namespace {

std::vector<NoteInterval> join_intervals(const std::vector<PieceIntervals>& pieces) {
  std::vector<NoteInterval> text;
  for (const PieceIntervals& piece : pieces) {
    text.insert(text.end(), piece.notes.intervals.begin(), piece.notes.intervals.end());
    text.push_back(kNoInterval);
  }
  return text;
}

}  // namespace

std::vector<PieceIntervals> read_interval_sequences(const Corpus& corpus, Split split, Progress& progress,
                                                    unsigned threads) {
  std::vector<PieceIntervals> pieces;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index)
    if (corpus.pieces()[index].split == split) pieces.push_back({.piece = index});
  progress.begin("reading", pieces.size());
  parallel_for(pieces.size(), threads, [&](std::size_t index) {
    pieces[index].notes = encode_intervals(corpus.score(pieces[index].piece));
    progress.advance();
  });
  progress.end();
  return pieces;
}

PassageFinder::PassageFinder(const std::vector<PieceIntervals>& pieces, unsigned threads)
    : text_(join_intervals(pieces), threads) {
  std::size_t begin = 0;
  for (const PieceIntervals& piece : pieces) {
    parts_.push_back({.piece = piece.piece, .begin = begin});
    begin += piece.notes.intervals.size() + 1;
  }
}

PassageLocation PassageFinder::locate(const Corpus& corpus, std::size_t position) const {
  const auto after = std::upper_bound(parts_.begin(), parts_.end(), position,
                                      [](std::size_t wanted, const Part& part) { return wanted < part.begin; });
  const Part& part = *(after - 1);
  const Score score = corpus.score(part.piece);
  const std::uint32_t note = encode_intervals(score).notes[position - part.begin];
  return {.piece = part.piece, .start = score.tempo.seconds_at(score.notes[note].onset)};
}

}  // namespace clavier
