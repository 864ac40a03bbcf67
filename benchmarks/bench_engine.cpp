/// The speed of composing by networks on one core, against the arithmetic limit. The limit is the number of
/// floating-point operations of one event over the rate of matrix products on this core. The rate is measured in the
/// same run (Eigen, 512 x 512 x 512, single precision).
///   build/<preset>/bench_engine --benchmark_repetitions=3

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "../tests/support/random_checkpoint.h"
#include "measuring/reading_rate.h"
#include "models/layers/matrix.h"
#include "models/sequence/make_sequence_model.h"

namespace clavier {
namespace {

constexpr int kGemmSize = 512;

/// Floating-point operations a second, best of several runs.
double gemm_rate() {
  using Clock = std::chrono::steady_clock;
  const Matrix a = Matrix::Random(kGemmSize, kGemmSize), b = Matrix::Random(kGemmSize, kGemmSize);
  Matrix c(kGemmSize, kGemmSize);
  double best = 0;
  for (int trial = 0; trial < 20; ++trial) {
    const auto begin = Clock::now();
    c.noalias() = a * b;
    benchmark::DoNotOptimize(c.data());
    const std::chrono::duration<double> took = Clock::now() - begin;
    best = std::max(best, 2.0 * kGemmSize * kGemmSize * kGemmSize / took.count());
  }
  return best;
}

Vocabulary article_vocabulary() {
  std::vector<std::string> names;
  for (int key = kLowestPianoKey; key <= kHighestPianoKey; ++key) names.push_back(pitch_name(key));
  for (int classes = 3; names.size() < 298; ++classes) {
    Vocabulary::Chord chord;
    for (int c = 0; c < kPitchClasses; ++c)
      if (classes >> c & 1) chord.push_back(static_cast<Pitch>(60 + c));
    if (chord.size() > 1) names.push_back(article_name(chord));
  }
  return Vocabulary::of_article(names);
}

/// How often an event multiplies by each matrix: every weight is multiplied and added once a step. Embeddings are
/// looked up.
double steps_of(const std::string& name, const NetworkOptions& network) {
  if (name.starts_with("embed.") || name.find("after_") != std::string::npos) return 0;
  if (name.starts_with("reader.") || name.starts_with("key.") || name.starts_with("value."))
    return 1;  // once a block, for each event of the block
  if (!name.starts_with("layer.") || network.kind != "windowed_lstm") return 1;
  return name.starts_with("layer.0.") && name.ends_with("weight_input") ? 1
                                                                        : network.window;  // kept as the window slides
}

double operations(const Checkpoint& checkpoint) {
  double result = 0;
  for (const auto& [name, tensor] : checkpoint.tensors)
    if (tensor.shape.size() == 2)
      result += 2.0 * static_cast<double>(tensor.values.size()) * steps_of(name, checkpoint.network);
  if (checkpoint.network.kind == "causal_lstm")  // attention scores and weighted sums over the whole context
    result += 4.0 * checkpoint.network.attention * checkpoint.network.block * checkpoint.network.context_blocks;
  return result;
}

/// Bytes of weights and cached past that a step of a causal_lstm network reads.
double bytes_read(const Checkpoint& checkpoint) {
  double numbers = 2.0 * checkpoint.network.attention * checkpoint.network.block * checkpoint.network.context_blocks;
  for (const auto& [name, tensor] : checkpoint.tensors) {
    const bool once_a_block = name.starts_with("reader.") || name.starts_with("key.") || name.starts_with("value.");
    if (!once_a_block && !name.starts_with("embed.") && name.find("after_") == std::string::npos)
      numbers += static_cast<double>(tensor.values.size());
  }
  return 4 * numbers;
}

/// One iteration is one event with all its fields.
void compose(benchmark::State& state, const NetworkOptions& network, const Vocabulary& vocabulary) {
  const Checkpoint checkpoint = random_checkpoint(network, vocabulary, 1);
  const auto model = make_sequence_model(checkpoint);
  const double limit = operations(checkpoint) / gemm_rate();
  Random random(1);
  const std::clock_t begin = std::clock();  // processor time of this process: other load does not count
  for (auto _ : state) {
    do {
      benchmark::DoNotOptimize(model->logits().data());
      const int first = model->awaited() == Field::token ? Vocabulary::kEnd + 1 : 0;
      const auto size = static_cast<std::uint64_t>(vocabulary.size(model->awaited()) - first);
      model->advance(first + static_cast<int>(random.below(size)));
    } while (model->awaited() != Field::token);
  }
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  const double mean = seconds / static_cast<double>(state.iterations());
  state.counters["events/s"] = 1 / mean;
  state.counters["ms"] = mean * 1e3;
  state.counters["ms_limit"] = limit * 1e3;
  state.counters["times_limit"] = mean / limit;
  if (network.kind == "causal_lstm") state.counters["ms_limit_reading"] = bytes_read(checkpoint) / reading_rate() * 1e3;
  state.counters["GFLOP/s_gemm"] = operations(checkpoint) / limit * 1e-9;
}

/// From the bytes of a checkpoint in 16 bits to the first logits.
void load(benchmark::State& state) {
  Checkpoint checkpoint = random_checkpoint(NetworkOptions(), Vocabulary::of_notes(), 1);
  const Bytes bytes = write_safetensors(checkpoint.tensors, Precision::f16);
  for (auto _ : state) {
    checkpoint.tensors = read_safetensors(bytes, "random");
    benchmark::DoNotOptimize(make_sequence_model(checkpoint)->logits().data());
  }
}

NetworkOptions window_network(const char* input, const char* stack, int dense) {
  NetworkOptions network;
  network.kind = "windowed_lstm";
  network.input = input;
  network.stack = stack;
  network.batch_norm = dense > 0;
  network.dense = dense;
  return network;
}

BENCHMARK_CAPTURE(compose, kuo_article, window_network("scalar", "bi256,uni256,uni256", 128), article_vocabulary())
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compose, kuo_code, window_network("scalar", "bi128,uni128,uni128", 128), article_vocabulary())
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compose, deep_bi, window_network("embedding", "bi128,bi128,bi128", 0), Vocabulary::of_notes())
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compose, default_network, NetworkOptions(), Vocabulary::of_notes())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compose, causal_lstm, NetworkOptions{.block = 32}, Vocabulary::of_notes())
    ->Unit(benchmark::kMillisecond);
BENCHMARK(load)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace clavier
