#include "originality/passage_finder.h"

#include <algorithm>

#include "base/parallel.h"

namespace clavier {
namespace {

std::vector<NoteStep> joined_text(const std::vector<PieceSteps>& pieces) {
  std::vector<NoteStep> text;
  for (const PieceSteps& piece : pieces) {
    text.insert(text.end(), piece.notes.steps.begin(), piece.notes.steps.end());
    text.push_back(kNoStep);
  }
  return text;
}

}  // namespace

std::vector<PieceSteps> steps_of_split(const Corpus& corpus, Split split, Progress& progress, unsigned threads) {
  std::vector<PieceSteps> pieces;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index)
    if (corpus.pieces()[index].split == split) pieces.push_back({.piece = index});
  progress.begin("reading", pieces.size());
  parallel_for(pieces.size(), threads, [&](std::size_t index) {
    pieces[index].notes = note_steps(corpus.score(pieces[index].piece));
    progress.advance();
  });
  progress.end();
  return pieces;
}

PassageFinder::PassageFinder(const std::vector<PieceSteps>& pieces, unsigned threads)
    : text_(joined_text(pieces), threads) {
  std::size_t begin = 0;
  for (const PieceSteps& piece : pieces) {
    parts_.push_back({.piece = piece.piece, .begin = begin});
    begin += piece.notes.steps.size() + 1;
  }
}

PassagePlace PassageFinder::place_of(const Corpus& corpus, std::size_t place) const {
  const auto after = std::upper_bound(parts_.begin(), parts_.end(), place,
                                      [](std::size_t wanted, const Part& part) { return wanted < part.begin; });
  const Part& part = *(after - 1);
  const Score score = corpus.score(part.piece);
  const std::uint32_t note = note_steps(score).notes[place - part.begin];
  return {.piece = part.piece, .start = score.tempo.seconds_at(score.notes[note].onset)};
}

}  // namespace clavier
