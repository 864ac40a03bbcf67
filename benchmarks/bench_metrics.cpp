/// Pieces a second that one thread measures: all piece metrics, and the Yang-Lerch features. The target is 200. The
/// input is random pieces or, when CLAVIER_CORPUS names a folder that holds giantmidi-eras/, every fourth file of that.
///   build/<preset>/bench_metrics

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "../tests/support/pieces.h"
#include "analysis/metrics/piece_metrics.h"
#include "analysis/metrics/yang_lerch_features.h"
#include "base/files.h"
#include "midi/midi_reader.h"

namespace clavier {
namespace {

constexpr std::size_t kRandomPieces = 100;
constexpr std::size_t kOnsetsOfRandomPiece = 3000;
constexpr std::size_t kEveryFile = 4;

std::vector<Score> read_every_few(const std::string& folder) {
  std::vector<Score> pieces;
  const auto paths = list_files(folder, {".mid"});
  for (std::size_t index = 0; index < paths.size(); index += kEveryFile)
    pieces.push_back(read_midi(read_file(paths[index]), "benchmark").score);
  return pieces;
}

const std::vector<Score>& pieces_to_measure() {
  static const std::vector<Score> pieces = [] {
    if (const char* corpora = std::getenv("CLAVIER_CORPUS"))
      return read_every_few(std::string(corpora) + "/giantmidi-eras");
    std::vector<Score> random;
    for (std::uint64_t seed = 0; seed < kRandomPieces; ++seed)
      random.push_back(random_piece(seed, kOnsetsOfRandomPiece));
    return random;
  }();
  return pieces;
}

template <class Measure>
void measure_all(benchmark::State& state, Measure measure) {
  const std::vector<Score>& pieces = pieces_to_measure();
  for ([[maybe_unused]] auto _ : state)
    for (const Score& piece : pieces) benchmark::DoNotOptimize(measure(piece));
  state.counters["pieces/s"] =
      benchmark::Counter(static_cast<double>(pieces.size()), benchmark::Counter::kIsIterationInvariantRate);
}

void all_metrics(benchmark::State& state) { measure_all(state, piece_metrics); }

void features_of_sets(benchmark::State& state) {
  measure_all(state, [](const Score& piece) { return yang_lerch_features_of(piece, LengthUnit::seconds); });
}

BENCHMARK(all_metrics)->Unit(benchmark::kMillisecond);
BENCHMARK(features_of_sets)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace clavier
