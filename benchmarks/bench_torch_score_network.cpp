/// Speed of the Transformer of scores: a training step on one thread and on two, its parts, and the share of the best
/// matrix product in one run; notes composed a second on one thread, without LibTorch.
///   OMP_WAIT_POLICY=passive build/dev/bench_torch_score_network

#include <ATen/Parallel.h>
#include <benchmark/benchmark.h>

#include <chrono>

#include "../tests/support/random_bars.h"
#include "../tests/support/random_transformer.h"
#include "composing/sample_score.h"
#include "models/transformer/transformer_model.h"
#include "training/run/malloc_tuning.h"
#include "training/score/muon.h"
#include "training/score/score_batches.h"
#include "training/score/score_gradients.h"

namespace clavier {
namespace {

constexpr TransformerOptions kShipped{.layers = 4};

double seconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Operations a second of the best of eight products of 1024 x 1024, on each of `threads` threads.
double product_rate(int threads) {
  const torch::Tensor a = torch::randn({1024, 1024}), b = torch::randn({1024, 1024});
  double best = 1e9;
  for (int again = 0; again < 8; ++again) best = std::min(best, seconds_of([&] { torch::mm(a, b); }));
  return threads * 2.0 * 1024 * 1024 * 1024 / best;
}

std::vector<ScorePiece> random_pieces() {
  std::vector<ScorePiece> pieces;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    ScorePiece piece{.piece = with_keys(random_bars(seed, 200)), .notes = 1000};
    piece.prefix.loudness = frame_of(piece.piece).loudness;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

/// Multiplications and additions of a step's products: forward once, backward twice; attention to what is before.
double count_operations(const ScoreNetwork& network, std::int64_t rows, std::int64_t context) {
  double weights = 0;
  for (const auto& parameter : network.named_parameters())
    if (parameter.value().dim() == 2 && parameter.key().find("embeddings") == std::string::npos &&
        parameter.key().find("hints") == std::string::npos)
      weights += static_cast<double>(parameter.value().numel());
  const double attention = network.options().layers * 2.0 * network.options().width * static_cast<double>(context) / 2;
  return 3 * 2 * (weights + attention) * static_cast<double>(rows);
}

void learn(benchmark::State& state) {
  tune_malloc();
  at::set_num_threads(1);
  const auto threads = static_cast<int>(state.range(0));
  const ScoreTrainingOptions options;
  const std::vector<ScorePiece> pieces = random_pieces();
  const ScoreBatches batches(pieces, options, kShipped.context);
  ScoreNetwork network(kShipped);
  ScoreGradients gradients(network, threads);
  Muon muon(network.block_matrices());
  int step = 0;
  double preparing = 0, differentiating = 0, optimising = 0;
  for (auto _ : state) {
    ScoreTensors batch;
    preparing += seconds_of([&] { batch = to_tensors(batches.training_batch(step++), torch::kCPU); });
    differentiating += seconds_of([&] { gradients.compute(batch, 1); });
    optimising += seconds_of([&] { muon.step(1e-3, threads); });
  }
  const auto steps = static_cast<double>(state.iterations());
  const std::int64_t rows = options.batch * kShipped.context;
  state.counters["batch_ms"] = 1e3 * preparing / steps;
  state.counters["gradients_ms"] = 1e3 * differentiating / steps;
  state.counters["muon_ms"] = 1e3 * optimising / steps;
  state.counters["rows/s"] = static_cast<double>(rows) * steps / (preparing + differentiating + optimising);
  state.counters["share of products"] =
      count_operations(network, rows, kShipped.context) * steps / differentiating / product_rate(threads);
}

void compose(benchmark::State& state) {
  TransformerModel model(std::make_shared<const TransformerWeights>(random_transformer(1, kShipped)));
  Random random(1);
  std::int64_t notes = 0;
  for (auto _ : state) {
    const BarPiece piece = sample_piece(model, {.frame = {.bars = 4}}, {}, {}, random);
    for (const ScoreBar& bar : piece.bars) notes += static_cast<std::int64_t>(bar.notes.size());
  }
  state.counters["notes/s"] = benchmark::Counter(static_cast<double>(notes), benchmark::Counter::kIsRate);
}

BENCHMARK(learn)->ArgName("threads")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(compose)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace clavier
