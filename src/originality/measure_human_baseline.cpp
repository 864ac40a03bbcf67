#include "originality/measure_human_baseline.h"

#include <algorithm>

#include "base/parallel.h"

namespace clavier {
namespace {

/// Of excerpts of one length.
struct Figures {
  std::vector<double> longest;
  std::vector<double> share;
};

using EraFigures = std::array<Figures, kEras.size() + 1>;

Figures figures_of(const NoteSteps& piece, std::size_t notes, const BorrowingMeasure& measure) {
  Figures figures;
  for (std::size_t first = 0; first + notes <= piece.notes.size(); first += notes) {
    const Borrowing borrowing = measure(excerpt(piece, first, notes));
    figures.longest.push_back(static_cast<double>(borrowing.longest));
    figures.share.push_back(share_known(borrowing));
  }
  return figures;
}

void append(const Figures& figures, Figures& all) {
  all.longest.insert(all.longest.end(), figures.longest.begin(), figures.longest.end());
  all.share.insert(all.share.end(), figures.share.begin(), figures.share.end());
}

std::vector<PieceSteps> held_out(const Corpus& corpus, Progress& progress, unsigned threads) {
  std::vector<PieceSteps> pieces = steps_of_split(corpus, Split::validation, progress, threads);
  std::vector<PieceSteps> tests = steps_of_split(corpus, Split::test, progress, threads);
  std::move(tests.begin(), tests.end(), std::back_inserter(pieces));
  return pieces;
}

EraFigures by_era(const Corpus& corpus, const std::vector<PieceSteps>& pieces, const std::vector<Figures>& figures) {
  EraFigures eras;
  for (std::size_t index = 0; index < pieces.size(); ++index) {
    append(figures[index], eras.at(static_cast<std::size_t>(corpus.pieces()[pieces[index].piece].era)));
    append(figures[index], eras.back());
  }
  return eras;
}

void add_rows(const EraFigures& eras, std::size_t notes, HumanTable& table) {
  for (std::size_t row = 0; row < table.size(); ++row) {
    const Figures& figures = eras.at(row);
    if (figures.longest.size() < kFewestExcerpts) continue;
    table.at(row).push_back({.notes = static_cast<double>(notes),
                             .excerpts = figures.longest.size(),
                             .longest = usual_range(figures.longest),
                             .share = usual_range(figures.share)});
  }
}

/// Each once, in order.
std::vector<std::uint64_t> training_patterns(const Corpus& corpus, Progress& progress, unsigned threads) {
  std::vector<std::uint64_t> patterns;
  for (const PieceSteps& piece : steps_of_split(corpus, Split::train, progress, threads)) {
    const std::vector<std::uint64_t> own = pattern_hashes(piece.notes.steps);
    patterns.insert(patterns.end(), own.begin(), own.end());
  }
  std::sort(patterns.begin(), patterns.end());
  patterns.erase(std::unique(patterns.begin(), patterns.end()), patterns.end());
  return patterns;
}

}  // namespace

NoteSteps excerpt(const NoteSteps& piece, std::size_t first, std::size_t notes) {
  const auto part = [first](const auto& all, std::size_t count) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
    return std::vector(begin, begin + static_cast<std::ptrdiff_t>(count));
  };
  return {.steps = part(piece.steps, notes - 1), .notes = part(piece.notes, notes)};
}

HumanTable human_borrowing(const Corpus& corpus, const BorrowingMeasure& measure, Progress& progress,
                           unsigned threads) {
  const std::vector<PieceSteps> pieces = held_out(corpus, progress, threads);
  HumanTable table;
  progress.begin("measuring people", kExcerptNotes.size() * pieces.size());
  for (const std::size_t notes : kExcerptNotes) {
    std::vector<Figures> found(pieces.size());
    parallel_for(pieces.size(), threads, [&](std::size_t index) {
      found[index] = figures_of(pieces[index].notes, notes, measure);
      progress.advance();
    });
    add_rows(by_era(corpus, pieces, found), notes, table);
  }
  progress.end();
  return table;
}

PatternIndex index_patterns(const Corpus& corpus, Progress& progress, unsigned threads) {
  const std::vector<std::uint64_t> patterns = training_patterns(corpus, progress, threads);
  PatternIndex index{
      .corpus = corpus.checksum(), .patterns = patterns.size(), .filter = PatternFilter(patterns.size())};
  for (const std::uint64_t pattern : patterns) index.filter.add(pattern);
  const auto measure = [&](const NoteSteps& piece) { return borrowing_of(piece, index.filter); };
  index.human = human_borrowing(corpus, measure, progress, threads);
  return index;
}

}  // namespace clavier
