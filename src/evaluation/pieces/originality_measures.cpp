#include "evaluation/pieces/originality_measures.h"

#include <algorithm>

#include "base/parallel.h"
#include "composing/originality.h"

namespace clavier {
namespace {

/// The number of the first note at or after `time`, from number `first` on.
std::size_t first_from(const Score& piece, const NoteSteps& steps, std::size_t first, Seconds time) {
  while (first < steps.notes.size() && piece.tempo.seconds_at(piece.notes[steps.notes[first]].onset) < time) ++first;
  return first;
}

std::vector<CopyFigures> stretches_of(const SuffixOrder& training, const Score& piece, Seconds length) {
  const NoteSteps steps = note_steps(piece);
  std::vector<CopyFigures> figures;
  std::size_t first = 0;
  for (Seconds end = length; end <= duration_of(piece); end += length) {
    const std::size_t next = first_from(piece, steps, first, end);
    if (next > first) figures.push_back(copy_figures(training, piece, excerpt(steps, first, next - first)));
    first = next;
  }
  return figures;
}

template <class Figure>
UsualRange range_of(const std::vector<CopyFigures>& figures, Figure figure) {
  std::vector<double> values;
  for (const CopyFigures& piece : figures) values.push_back(static_cast<double>(figure(piece)));
  return usual_range(std::move(values));
}

}  // namespace

CopyFigures copy_figures(const SuffixOrder& training, const Score& piece, const NoteSteps& part) {
  CopyFigures figures{.borrowing = copied_from(training, part).borrowing};
  figures.seconds = span_of(piece, part, figures.borrowing).length.value;
  for (std::size_t length = 0; length < kMeasuredPatterns.size(); ++length)
    figures.shares.at(length) = share_known(copied_from(training, part, kMeasuredPatterns.at(length)).borrowing);
  return figures;
}

std::vector<CopyFigures> human_copy_figures(const Corpus& corpus, const SuffixOrder& training, Era era,
                                            Seconds length) {
  std::vector<CopyFigures> figures;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index) {
    const CorpusPiece& piece = corpus.pieces()[index];
    if (piece.split == Split::train || piece.era != era) continue;
    const std::vector<CopyFigures> own = stretches_of(training, corpus.score(index), length);
    figures.insert(figures.end(), own.begin(), own.end());
  }
  return figures;
}

std::vector<CopyFigures> composed_copy_figures(const Composer& composer, const SuffixOrder& training,
                                               const CopyPieces& wanted, Progress& progress) {
  std::vector<CopyFigures> figures(static_cast<std::size_t>(wanted.count));
  progress.begin("composing", figures.size());
  parallel_for(figures.size(), 0, [&](std::size_t index) {
    ComposeOptions options;
    options.seed = index + 1;
    options.seconds = wanted.seconds;
    const Score piece = composer(options, nullptr, 0).score;
    figures[index] = copy_figures(training, piece, composed_steps(piece, nullptr, options));
    progress.advance();
  });
  progress.end();
  return figures;
}

CopyMeasures copy_measures(const std::vector<CopyFigures>& figures, const HumanRow& human) {
  CopyMeasures measures{.pieces = figures.size(),
                        .notes = range_of(figures, [](auto& piece) { return piece.borrowing.notes; }),
                        .longest = range_of(figures, [](auto& piece) { return piece.borrowing.longest; }),
                        .seconds = range_of(figures, [](auto& piece) { return piece.seconds; })};
  for (std::size_t length = 0; length < kMeasuredPatterns.size(); ++length)
    measures.shares.at(length) = range_of(figures, [length](auto& piece) { return piece.shares.at(length); });
  for (const CopyFigures& piece : figures) {
    const auto people = human_borrowing_at(human, piece.borrowing.notes);
    if (!people) continue;
    const double part = 1 / static_cast<double>(figures.size());
    if (static_cast<double>(piece.borrowing.longest) > people->longest.high) measures.above_longest += part;
    if (share_known(piece.borrowing) > people->share.high) measures.above_share += part;
  }
  return measures;
}

}  // namespace clavier
