/// The time to index music, per note, and to measure the overlap of a piece of 800 notes, by suffix array and by n-gram
/// index. The input is random music with recurring passages. The target for one piece is 0.2 s.
///   build/<preset>/bench_originality

#include <benchmark/benchmark.h>

#include "base/random.h"
#include "originality/ngram_index.h"
#include "originality/training_overlap.h"

namespace clavier {
namespace {

constexpr std::size_t kText = 5'000'000;
constexpr std::size_t kPieceNotes = 800;

/// A sequence of passages of 20 intervals; one in four repeats an earlier passage.
std::vector<NoteInterval> music(std::size_t intervals, std::uint64_t seed) {
  constexpr std::size_t kPassage = 20;
  Random random(seed);
  std::vector<NoteInterval> text;
  while (text.size() < intervals) {
    const std::size_t from = text.empty() ? 0 : random.below(text.size());
    const bool again = text.size() > kPassage && random.below(4) == 0;
    for (std::size_t step = 0; step < kPassage; ++step)
      text.push_back(again ? text[from + step] : static_cast<NoteInterval>(118 + random.below(20)));
  }
  return text;
}

IntervalSequence piece() {
  return {.intervals = music(kPieceNotes - 1, 2), .notes = std::vector<std::uint32_t>(kPieceNotes + 20)};
}

void sort_music(benchmark::State& state) {
  const std::vector<NoteInterval> text = music(kText, 1);
  for (auto _ : state) benchmark::DoNotOptimize(SuffixArray(text, static_cast<unsigned>(state.range(0))));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kText));
}

void find_in_music(benchmark::State& state) {
  const SuffixArray text(music(kText, 1));
  const IntervalSequence asked = piece();
  for (auto _ : state) benchmark::DoNotOptimize(locate_overlap(text, asked));
}

void find_by_ngrams(benchmark::State& state) {
  BloomFilter filter(kText);
  for (const std::uint64_t ngram : hash_ngrams(music(kText, 1))) filter.add(ngram);
  const IntervalSequence asked = piece();
  for (auto _ : state) benchmark::DoNotOptimize(measure_overlap(asked, filter));
}

void read_index(benchmark::State& state) {
  const Bytes bytes = write_ngram_index({.ngrams = kText, .filter = BloomFilter(kText)});
  for (auto _ : state) benchmark::DoNotOptimize(read_ngram_index(bytes, "bench"));
}

BENCHMARK(sort_music)->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(find_in_music)->Unit(benchmark::kMillisecond);
BENCHMARK(find_by_ngrams)->Unit(benchmark::kMicrosecond);
BENCHMARK(read_index)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace clavier
