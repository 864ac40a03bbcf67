#include "evaluation/pieces/originality_measures.h"

#include <algorithm>

#include "composing/originality.h"

namespace clavier {
namespace {

/// The number of the first note at or after `time`, from number `first` on.
std::size_t first_from(const Score& piece, const IntervalSequence& intervals, std::size_t first, Seconds time) {
  while (first < intervals.notes.size() && piece.tempo.seconds_at(piece.notes[intervals.notes[first]].onset) < time)
    ++first;
  return first;
}

std::vector<OriginalityMetrics> measure_excerpts(const SuffixArray& training, const Score& piece, Seconds length) {
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

template <class Value>
ReferenceRange range_of(const std::vector<OriginalityMetrics>& metrics, Value value) {
  std::vector<double> values;
  for (const OriginalityMetrics& piece : metrics) values.push_back(static_cast<double>(value(piece)));
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

OriginalityReference make_originality_reference(const Corpus& corpus, Progress& progress) {
  PassageFinder training(read_interval_sequences(corpus, Split::train, progress));
  const auto measure = [&](const IntervalSequence& piece) { return locate_overlap(training.text(), piece).overlap; };
  HumanBaselineTable human = measure_human_baseline(corpus, measure, progress);
  return {.training = std::move(training), .human = std::move(human)};
}

std::vector<OriginalityMetrics> measure_human_originality(const Corpus& corpus, const SuffixArray& training, Era era,
                                                          Seconds length) {
  std::vector<OriginalityMetrics> metrics;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index) {
    const CorpusPiece& piece = corpus.pieces()[index];
    if (piece.split == Split::train || piece.era != era) continue;
    const std::vector<OriginalityMetrics> own = measure_excerpts(training, corpus.score(index), length);
    metrics.insert(metrics.end(), own.begin(), own.end());
  }
  return metrics;
}

std::vector<OriginalityMetrics> measure_generated_originality(const PieceGenerator& generator,
                                                              const SuffixArray& training,
                                                              const GeneratedSample& sample, Progress& progress) {
  std::vector<OriginalityMetrics> metrics(sample.seeds.count);
  compose_each(generator, sample, progress, [&](std::size_t index, const ComposeOptions& options, Composition piece) {
    metrics[index] = measure_piece_originality(training, piece.score, composed_steps(piece.score, nullptr, options));
  });
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
