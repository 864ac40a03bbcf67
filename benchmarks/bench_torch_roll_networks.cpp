/// Speed of training GANs and of generating with them, beside that of this machine's matrix products of floats.
///   OMP_WAIT_POLICY=passive build/dev/bench_torch_roll_networks

#include <ATen/Parallel.h>
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>

#include "models/gan/make_roll_model.h"
#include "roll_operations.h"
#include "training/gan/gan_step.h"
#include "training/gan/roll_batches.h"
#include "training/gan/roll_images.h"
#include "training/networks/network_weights.h"
#include "training/options/presets.h"
#include "training/run/malloc_tuning.h"

namespace clavier {
namespace {

RollOperations operations_of(const GanOptions& network) {
  return network.kind == "kuo_gan" ? article_operations(network) : beat_operations(network);
}

constexpr int kSteps = 3 * kPenaltyInterval;  // steps with the R1 penalty among them
constexpr int kReferenceWindows = 1024;       // of all eras, as in training

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

/// As sparse as music, because empty cells take no time in some operations: ten notes a second.
torch::Tensor images_like_music(const std::vector<std::int64_t>& shape) {
  constexpr double kOnsetShare = 0.01;  // of the pitches, in each frame
  const torch::Tensor onsets = (torch::rand({shape[0], 1, shape[2], shape[3]}) < kOnsetShare).to(torch::kFloat32);
  return onsets * torch::rand(shape);
}

void learn(benchmark::State& state, const char* name, bool mixed_precision = false) {
  tune_malloc();
  at::set_num_threads(static_cast<int>(state.range(0)));
  GanPreset preset = find_gan_preset(name);
  preset.training.mixed_precision = mixed_precision;
  preset.training.learning_rate = 0;  // so that generated images stay as sparse as they start
  const int eras = preset.network.kind == "kuo_gan" ? 1 : static_cast<int>(kEras.size());
  std::vector<std::int64_t> shape = make_roll_images(preset.network)->shape();
  shape.insert(shape.begin(), preset.training.batch);
  const RollBatch batch{.images = images_like_music(shape),
                        .eras = cycle_eras(0, preset.training.batch, static_cast<std::size_t>(eras))};
  EnergyDistanceLoss energy_distance(eras);
  for (int seen = 0; preset.training.energy_distance > 0 && seen < kReferenceWindows; seen += preset.training.batch)
    energy_distance.add_real_images(batch.images, batch.eras);
  GanStep gan_step(preset.network, eras, preset.training, &energy_distance);
  int step = 0;
  while (step < kPenaltyInterval) gan_step.train_step(batch, step++);
  double best = 1e9;  // of a few steps, as that of the products
  auto start = std::chrono::steady_clock::now();
  for (auto _ : state) {
    benchmark::DoNotOptimize(gan_step.train_step(batch, step++).critic);
    if (step % kPenaltyInterval != 0) continue;
    best = std::min(best, seconds_since(start) / kPenaltyInterval);
    start = std::chrono::steady_clock::now();
  }
  state.counters["best_ms"] = best * 1e3;
  report(state, operations_of(preset.network).of_step(preset.training.batch, preset.training), best);
}

void generate_one(benchmark::State& state, const char* name) {
  at::set_num_threads(1);
  const GanPreset& preset = find_gan_preset(name);
  const GanCheckpoint checkpoint{.network = preset.network,
                                 .eras = {{Era::modernist, preset.reading}},
                                 .tensors = tensors_of(*make_roll_gan(preset.network, 1).generator)};
  const auto model = make_roll_model(checkpoint);
  Random random(1);
  const auto start = std::chrono::steady_clock::now();
  for (auto _ : state) benchmark::DoNotOptimize(model->generate(Era::modernist, kRollSteps, random).values.data());
  const double seconds = seconds_since(start) / static_cast<double>(state.iterations());
  const double images = preset.network.kind == "kuo_gan" ? 1 : double{kRollSteps} / kFrameSteps / preset.network.frames;
  report(state, 2 * images * operations_of(preset.network).generating(), seconds);
}

BENCHMARK_CAPTURE(learn, gan, "gan")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(kSteps)
    ->ArgName("threads")
    ->DenseRange(1, 2);
BENCHMARK_CAPTURE(generate_one, gan, "gan")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(learn, kuo_article, "gan-kuo-article")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(kSteps)
    ->ArgName("threads")
    ->DenseRange(1, 2);
BENCHMARK_CAPTURE(learn, kuo_article_mixed_precision, "gan-kuo-article", true)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(kSteps)
    ->ArgName("threads")
    ->DenseRange(1, 2);
BENCHMARK_CAPTURE(generate_one, kuo_article, "gan-kuo-article")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace clavier
