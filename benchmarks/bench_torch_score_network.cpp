/// Speed of the Transformer of scores: a training step on one thread and on two, its parts, and the share of the best
/// matrix product in one run; a note at batch 1.
///   OMP_WAIT_POLICY=passive build/dev/bench_torch_score_network

#include <ATen/Parallel.h>
#include <benchmark/benchmark.h>

#include <chrono>

#include "../tests/support/random_bars.h"
#include "../tests/support/random_transformer.h"
#include "training/run/malloc_tuning.h"
#include "training/run/muon.h"
#include "training/score/score_batches.h"
#include "training/score/score_gradients.h"

namespace clavier {
namespace {

constexpr TransformerOptions kShipped{};

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

/// What a note takes with LibTorch at batch 1: the same products by the same tensors, keys and values cached, nothing
/// else. To compare with bench_score_engine.
void take_step_with_torch(benchmark::State& state) {
  at::set_num_threads(1);
  const torch::InferenceMode guard;
  const std::int64_t width = kShipped.width, heads = kShipped.heads, size = width / heads;
  struct Layer {
    torch::Tensor qkv, output, up, down, keys, values;
  };
  std::vector<Layer> layers;
  for (int layer = 0; layer < kShipped.layers; ++layer)
    layers.push_back({torch::randn({3 * width, width}), torch::randn({width, width}),
                      torch::randn({kShipped.feed_forward, width}), torch::randn({width, kShipped.feed_forward}),
                      torch::randn({heads, kShipped.context, size}), torch::randn({heads, kShipped.context, size})});
  std::vector<std::pair<torch::Tensor, torch::Tensor>> fields;
  for (const StepField field :
       {StepField::shift, StepField::part, StepField::pitch, StepField::duration, StepField::loudness})
    fields.emplace_back(torch::randn({head_width(kShipped, field), width}),
                        torch::randn({kStepSymbols[static_cast<std::size_t>(field)], head_width(kShipped, field)}));
  for (auto _ : state) {
    torch::Tensor x = torch::ones({1, width});
    for (const Layer& layer : layers) {
      const auto qkv = torch::linear(x / x.square().mean().sqrt(), layer.qkv).chunk(3, 1);
      const torch::Tensor weights = torch::softmax(torch::matmul(layer.keys, qkv[0].view({heads, size, 1})), 1);
      x = x + torch::linear(torch::matmul(weights.transpose(1, 2), layer.values).view({1, width}), layer.output);
      x = x + torch::linear(torch::linear(x / x.square().mean().sqrt(), layer.up).relu().square(), layer.down);
    }
    for (const auto& [hidden, output] : fields)
      benchmark::DoNotOptimize(torch::linear(torch::linear(x, hidden).relu().square(), output));
  }
  state.counters["steps/s"] = benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

BENCHMARK(learn)->ArgName("threads")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(take_step_with_torch)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace clavier
