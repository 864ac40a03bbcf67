#include "evaluation/pieces/originality_measures.h"

#include <algorithm>

#include "base/parallel.h"
#include "composing/originality.h"

namespace clavier {
namespace {

/// The number of the first note at or after `time`, from number `first` on.
std::size_t first_from(const Score& piece, const IntervalSequence& intervals, std::size_t first, Seconds time) {
  while (first < intervals.notes.size() && piece.tempo.seconds_at(piece.notes[intervals.notes[first]].onset) < time)
    ++first;
  return first;
}

std::vector<OriginalityMetrics> stretches_of(const SuffixArray& training, const Score& piece, Seconds length) {
  const IntervalSequence intervals = encode_intervals(piece);
  std::vector<OriginalityMetrics> metrics;
  std::size_t first = 0;
  for (Seconds end = length; end <= duration_of(piece); end += length) {
    const std::size_t next = first_from(piece, intervals, first, end);
    if (next > first)
      metrics.push_back(measure_piece_originality(training, piece, cut_intervals(intervals, first, next - first)));
    first = next;
  }
  return metrics;
}

template <class Figure>
ReferenceRange range_of(const std::vector<OriginalityMetrics>& metrics, Figure figure) {
  std::vector<double> values;
  for (const OriginalityMetrics& piece : metrics) values.push_back(static_cast<double>(figure(piece)));
  return find_reference_range(std::move(values));
}

}  // namespace

OriginalityMetrics measure_piece_originality(const SuffixArray& training, const Score& piece,
                                             const IntervalSequence& part) {
  OriginalityMetrics metrics{.overlap = locate_overlap(training, part).overlap};
  metrics.seconds = span_of(piece, part, metrics.overlap).length.value;
  for (std::size_t length = 0; length < kNgramLengths.size(); ++length)
    metrics.shares.at(length) = ngram_overlap(locate_overlap(training, part, kNgramLengths.at(length)).overlap);
  return metrics;
}

std::vector<OriginalityMetrics> measure_human_originality(const Corpus& corpus, const SuffixArray& training, Era era,
                                                          Seconds length) {
  std::vector<OriginalityMetrics> metrics;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index) {
    const CorpusPiece& piece = corpus.pieces()[index];
    if (piece.split == Split::train || piece.era != era) continue;
    const std::vector<OriginalityMetrics> own = stretches_of(training, corpus.score(index), length);
    metrics.insert(metrics.end(), own.begin(), own.end());
  }
  return metrics;
}

std::vector<OriginalityMetrics> measure_generated_originality(const Composer& composer, const SuffixArray& training,
                                                              const OriginalitySample& wanted, Progress& progress) {
  std::vector<OriginalityMetrics> metrics(static_cast<std::size_t>(wanted.count));
  progress.begin("composing", metrics.size());
  parallel_for(metrics.size(), 0, [&](std::size_t index) {
    ComposeOptions options;
    options.seed = index + 1;
    options.seconds = wanted.seconds;
    const Score piece = composer(options, nullptr, 0).score;
    metrics[index] = measure_piece_originality(training, piece, composed_steps(piece, nullptr, options));
    progress.advance();
  });
  progress.end();
  return metrics;
}

OriginalitySummary summarise_originality(const std::vector<OriginalityMetrics>& metrics,
                                         const HumanBaselineRow& human) {
  OriginalitySummary measures{.pieces = metrics.size(),
                              .notes = range_of(metrics, [](auto& piece) { return piece.overlap.notes; }),
                              .longest = range_of(metrics, [](auto& piece) { return piece.overlap.longest; }),
                              .seconds = range_of(metrics, [](auto& piece) { return piece.seconds; })};
  for (std::size_t length = 0; length < kNgramLengths.size(); ++length)
    measures.shares.at(length) = range_of(metrics, [length](auto& piece) { return piece.shares.at(length); });
  for (const OriginalityMetrics& piece : metrics) {
    const auto baseline = interpolate_human_baseline(human, piece.overlap.notes);
    if (!baseline) continue;
    const double part = 1 / static_cast<double>(metrics.size());
    if (static_cast<double>(piece.overlap.longest) > baseline->longest.high) measures.above_human_longest += part;
    if (ngram_overlap(piece.overlap) > baseline->share.high) measures.above_human_share += part;
  }
  return measures;
}

}  // namespace clavier
