/// The time to build and to unpack a corpus, per note, on one thread and on all. The input is random pieces and, when
/// CLAVIER_CORPUS names a folder that holds giantmidi-eras/, also that. The target is 2 s on two cores.
///   build/<preset>/bench_corpus

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>

#include "../tests/support/pieces.h"
#include "corpus/build/build_corpus.h"
#include "corpus/build/fingerprint.h"
#include "corpus/store/score_codec.h"
#include "midi/midi_reader.h"

namespace clavier {
namespace {

constexpr std::size_t kOnsets = 20000;

void count_notes(benchmark::State& state, const Score& score) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(score.notes.size()));
}

void pack(benchmark::State& state) {
  const Score score = random_piece(1, kOnsets);
  for (auto _ : state) benchmark::DoNotOptimize(pack_score(score));
  count_notes(state, score);
}

void unpack(benchmark::State& state) {
  const Score score = random_piece(1, kOnsets);
  const Bytes bytes = pack_score(score);
  for (auto _ : state) benchmark::DoNotOptimize(unpack_score(bytes, "bench"));
  count_notes(state, score);
}

void take_fingerprint(benchmark::State& state) {
  const Score score = random_piece(1, kOnsets);
  for (auto _ : state) benchmark::DoNotOptimize(fingerprint(score));
  count_notes(state, score);
}

/// The baseline of the other benchmarks.
void read_the_same_midi(benchmark::State& state) {
  const Score score = random_piece(1, kOnsets);
  const Bytes bytes = write_midi(score);
  for (auto _ : state) benchmark::DoNotOptimize(read_midi(bytes, "bench"));
  count_notes(state, score);
}

void build_giantmidi_eras(benchmark::State& state) {
  const char* corpora = std::getenv("CLAVIER_CORPUS");
  if (corpora == nullptr) return state.SkipWithError("CLAVIER_CORPUS is not set");
  const TemporaryFolder out;
  SilentProgress progress;
  for (auto _ : state)
    write_corpus(out.path(), build_corpus({std::filesystem::path(corpora) / "giantmidi-eras"}, {}, progress,
                                          static_cast<unsigned>(state.range(0))));
}

BENCHMARK(pack);
BENCHMARK(unpack);
BENCHMARK(take_fingerprint);
BENCHMARK(read_the_same_midi);
BENCHMARK(build_giantmidi_eras)->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace clavier
