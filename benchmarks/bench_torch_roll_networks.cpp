/// How fast the article's adversaries learn and draw, beside what this machine's matrix products reach.
///   OMP_WAIT_POLICY=passive build/dev/bench_torch_roll_networks

#include <ATen/Parallel.h>
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <numeric>

#include "engine/article_roll_shape.h"
#include "engine/make_roll_model.h"
#include "model/network_weights.h"
#include "training/adversaries.h"
#include "training/kept_memory.h"
#include "training/roll_presets.h"

namespace clavier {
namespace {

constexpr double kTaps = kArticleKernel * kArticleKernel;

/// Multiplications, each with an addition, of every layer for one roll: a dense layer, then transposed convolutions,
/// inputs * outputs * taps for each cell of the input.
std::vector<double> generator_layers(const RollNetworkOptions& network) {
  double cells = kArticleRows * kArticleColumns, inputs = network.features;
  std::vector<double> layers = {network.noise * cells * inputs};
  for (std::size_t layer = 0; layer < kArticleStrides.size(); ++layer) {
    const double outputs = layer + 1 < kArticleStrides.size() ? network.channels : 1;
    layers.push_back(cells * inputs * outputs * kTaps);
    cells *= kArticleStrides[layer].steps * kArticleStrides[layer].keys;
    inputs = outputs;
  }
  return layers;
}

/// The same of the critic: two convolutions, for each cell of the output, and a dense layer.
std::vector<double> critic_layers(const RollNetworkOptions& network) {
  const double cells = kRollSteps * kRollKeys, first = network.critic, second = 2 * first;
  return {cells / 4 * first * kTaps, cells / 16 * first * second * kTaps, cells / 16 * second};
}

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

/// Of one step: the generator there and back (its noise needs no gradient); the critic there with real and drawn rolls;
/// back to its weights with both, where the first layer's input needs no gradient; and once more back to the drawn
/// roll.
double operations_of_step(const RollNetworkOptions& network, int batch) {
  const std::vector<double> generator = generator_layers(network), critic = critic_layers(network);
  const double drawing = 3 * sum(generator) - generator.front();
  const double judging = 2 * (3 * sum(critic) - critic.front()) + sum(critic);
  return 2 * batch * (drawing + judging);
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Floating-point operations a second of a product of two large matrices, the best of several.
double product_rate() {
  constexpr int kSize = 1536;
  const torch::Tensor a = torch::randn({kSize, kSize}), b = torch::randn({kSize, kSize});
  torch::Tensor c = torch::mm(a, b);
  double best = 1e9;
  for (int times = 0; times < 8; ++times) {
    const auto start = std::chrono::steady_clock::now();
    torch::mm_out(c, a, b);
    best = std::min(best, seconds_since(start));
  }
  return 2.0 * kSize * kSize * kSize / best;
}

void report(benchmark::State& state, double operations, double seconds) {
  const double limit = product_rate();
  state.counters["GFLOP"] = operations * 1e-9;
  state.counters["GFLOP/s"] = operations / seconds * 1e-9;
  state.counters["products_GFLOP/s"] = limit * 1e-9;
  state.counters["times_its_limit"] = limit * seconds / operations;
}

void learn(benchmark::State& state, const char* name) {
  keep_freed_memory();
  at::set_num_threads(static_cast<int>(state.range(0)));
  const RollPreset& preset = find_roll_preset(name);
  Adversaries adversaries(preset.network, 1, preset.training);
  const RollBatch batch{.images = torch::randn({preset.training.batch, 1, kRollSteps, kRollKeys}).tanh(),
                        .eras = torch::zeros({preset.training.batch}, torch::kLong)};
  int step = 0;
  adversaries.learn(batch, step++);
  const auto start = std::chrono::steady_clock::now();
  for (auto _ : state) benchmark::DoNotOptimize(adversaries.learn(batch, step++).critic);
  const double seconds = seconds_since(start) / static_cast<double>(state.iterations());
  report(state, operations_of_step(preset.network, preset.training.batch), seconds);
}

void draw_one(benchmark::State& state, const char* name) {
  at::set_num_threads(1);
  const RollPreset& preset = find_roll_preset(name);
  const RollCheckpoint checkpoint{.network = preset.network,
                                  .eras = {{Era::modernist, preset.reading}},
                                  .tensors = tensors_of(*make_roll_gan(preset.network, 1).generator)};
  const auto model = make_roll_model(checkpoint);
  Random random(1);
  const auto start = std::chrono::steady_clock::now();
  for (auto _ : state) benchmark::DoNotOptimize(model->draw(Era::modernist, kRollSteps, random).values.data());
  const double seconds = seconds_since(start) / static_cast<double>(state.iterations());
  report(state, 2 * sum(generator_layers(preset.network)), seconds);
}

BENCHMARK_CAPTURE(learn, kuo_article, "gan-kuo-article")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->ArgName("threads")
    ->DenseRange(1, 2);
BENCHMARK_CAPTURE(draw_one, kuo_article, "gan-kuo-article")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace clavier
