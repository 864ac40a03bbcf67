#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/random.h"
#include "midi/midi_reader.h"
#include "midi/midi_writer.h"

namespace {

using namespace clavier;

/// A performance as transcribed from a recording: one track, off any grid.
Score synthetic_performance(std::uint64_t seed, int notes) {
  Random random(seed);
  Score score;
  double tick = 0.0;
  for (int count = 0; count < notes; ++count) {
    tick += static_cast<double>(random.below(120));
    const auto length = static_cast<double>(10 + random.below(500));
    score.notes.push_back({.onset = {tick / score.resolution},
                           .duration = {length / score.resolution},
                           .pitch = static_cast<Pitch>(21 + random.below(88)),
                           .velocity = static_cast<std::uint8_t>(1 + random.below(127))});
  }
  sort_events(score);
  return score;
}

/// The files of $CLAVIER_CORPUS/giantmidi-eras, or synthetic ones of similar size.
const std::vector<Bytes>& midi_files() {
  static const std::vector<Bytes> files = [] {
    std::vector<Bytes> all;
    if (const char* corpus = std::getenv("CLAVIER_CORPUS")) {
      for (const auto& path : list_files(std::string(corpus) + "/giantmidi-eras", {".mid"}))
        all.push_back(read_file(path));
    } else {
      for (std::uint64_t seed = 0; seed < 1000; ++seed) all.push_back(write_midi(synthetic_performance(seed, 5000)));
    }
    return all;
  }();
  return files;
}

void count_bytes(benchmark::State& state, const std::vector<Bytes>& files) {
  std::size_t bytes = 0;
  for (const Bytes& file : files) bytes += file.size();
  state.counters["MB/s"] =
      benchmark::Counter(static_cast<double>(bytes) / 1e6, benchmark::Counter::kIsIterationInvariantRate);
}

/// Reads every file from bytes in memory to a Score, on one thread.
void read_scores(benchmark::State& state) {
  const std::vector<Bytes>& files = midi_files();
  for ([[maybe_unused]] auto _ : state)
    for (const Bytes& file : files) benchmark::DoNotOptimize(read_midi(file, "benchmark").score.notes.data());
  count_bytes(state, files);
}
BENCHMARK(read_scores)->Unit(benchmark::kMillisecond);

void write_scores(benchmark::State& state) {
  std::vector<Score> scores;
  for (const Bytes& file : midi_files()) scores.push_back(read_midi(file, "benchmark").score);
  for ([[maybe_unused]] auto _ : state)
    for (const Score& score : scores) benchmark::DoNotOptimize(write_midi(score).data());
  count_bytes(state, midi_files());
}
BENCHMARK(write_scores)->Unit(benchmark::kMillisecond);

}  // namespace
