#include "originality/measure_human_baseline.h"

#include <algorithm>

#include "base/parallel.h"

namespace clavier {
namespace {

/// The overlaps of excerpts of one length.
struct ExcerptOverlaps {
  std::vector<double> longest;
  std::vector<double> share;
};

using EraOverlaps = std::array<ExcerptOverlaps, kEras.size() + 1>;

ExcerptOverlaps measure_excerpts(const IntervalSequence& piece, std::size_t notes, const OverlapMeasure& measure) {
  ExcerptOverlaps overlaps;
  for (std::size_t first = 0; first + notes <= piece.notes.size(); first += notes) {
    const TrainingOverlap overlap = measure(cut_intervals(piece, first, notes));
    overlaps.longest.push_back(static_cast<double>(overlap.longest));
    overlaps.share.push_back(ngram_overlap(overlap));
  }
  return overlaps;
}

void append_overlaps(const ExcerptOverlaps& overlaps, ExcerptOverlaps& all) {
  all.longest.insert(all.longest.end(), overlaps.longest.begin(), overlaps.longest.end());
  all.share.insert(all.share.end(), overlaps.share.begin(), overlaps.share.end());
}

std::vector<PieceIntervals> read_held_out_pieces(const Corpus& corpus, Progress& progress, unsigned threads) {
  std::vector<PieceIntervals> pieces = read_interval_sequences(corpus, Split::validation, progress, threads);
  std::vector<PieceIntervals> tests = read_interval_sequences(corpus, Split::test, progress, threads);
  std::move(tests.begin(), tests.end(), std::back_inserter(pieces));
  return pieces;
}

EraOverlaps by_era(const Corpus& corpus, const std::vector<PieceIntervals>& pieces,
                   const std::vector<ExcerptOverlaps>& overlaps) {
  EraOverlaps eras;
  for (std::size_t index = 0; index < pieces.size(); ++index) {
    append_overlaps(overlaps[index], eras.at(static_cast<std::size_t>(corpus.pieces()[pieces[index].piece].era)));
    append_overlaps(overlaps[index], eras.back());
  }
  return eras;
}

void add_rows(const EraOverlaps& eras, std::size_t notes, HumanBaselineTable& table) {
  for (std::size_t row = 0; row < table.size(); ++row) {
    const ExcerptOverlaps& overlaps = eras.at(row);
    if (overlaps.longest.size() < kMinExcerpts) continue;
    table.at(row).push_back({.notes = static_cast<double>(notes),
                             .excerpts = overlaps.longest.size(),
                             .longest = find_reference_range(overlaps.longest),
                             .share = find_reference_range(overlaps.share)});
  }
}

/// The distinct hashes of all training n-grams, sorted.
std::vector<std::uint64_t> hash_training_ngrams(const Corpus& corpus, Progress& progress, unsigned threads) {
  std::vector<std::uint64_t> ngrams;
  for (const PieceIntervals& piece : read_interval_sequences(corpus, Split::train, progress, threads)) {
    const std::vector<std::uint64_t> own = hash_ngrams(piece.notes.intervals);
    ngrams.insert(ngrams.end(), own.begin(), own.end());
  }
  std::sort(ngrams.begin(), ngrams.end());
  ngrams.erase(std::unique(ngrams.begin(), ngrams.end()), ngrams.end());
  return ngrams;
}

}  // namespace

IntervalSequence cut_intervals(const IntervalSequence& piece, std::size_t first, std::size_t notes) {
  const auto part = [first](const auto& all, std::size_t count) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
    return std::vector(begin, begin + static_cast<std::ptrdiff_t>(count));
  };
  return {.intervals = part(piece.intervals, notes - 1), .notes = part(piece.notes, notes)};
}

HumanBaselineTable measure_human_baseline(const Corpus& corpus, const OverlapMeasure& measure, Progress& progress,
                                          unsigned threads) {
  const std::vector<PieceIntervals> pieces = read_held_out_pieces(corpus, progress, threads);
  HumanBaselineTable table;
  progress.begin("measuring people", kExcerptLengths.size() * pieces.size());
  for (const std::size_t notes : kExcerptLengths) {
    std::vector<ExcerptOverlaps> found(pieces.size());
    parallel_for(pieces.size(), threads, [&](std::size_t index) {
      found[index] = measure_excerpts(pieces[index].notes, notes, measure);
      progress.advance();
    });
    add_rows(by_era(corpus, pieces, found), notes, table);
  }
  progress.end();
  return table;
}

NgramIndex build_ngram_index(const Corpus& corpus, Progress& progress, unsigned threads) {
  const std::vector<std::uint64_t> ngrams = hash_training_ngrams(corpus, progress, threads);
  NgramIndex index{.corpus = corpus.checksum(), .ngrams = ngrams.size(), .filter = BloomFilter(ngrams.size())};
  for (const std::uint64_t ngram : ngrams) index.filter.add(ngram);
  const auto measure = [&](const IntervalSequence& piece) { return measure_overlap(piece, index.filter); };
  index.human = measure_human_baseline(corpus, measure, progress, threads);
  return index;
}

}  // namespace clavier
