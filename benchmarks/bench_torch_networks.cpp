/// Speed of training (one thread and two), and of inference at batch 1 with LibTorch and without (one thread), each
/// preset in one run.
///   OMP_WAIT_POLICY=passive build/dev/bench_torch_networks

#include <ATen/Parallel.h>
#include <benchmark/benchmark.h>

#include <chrono>

#include "../tests/support/random_events.h"
#include "models/sequence/make_sequence_model.h"
#include "training/networks/sequence_network.h"
#include "training/options/presets.h"
#include "training/run/malloc_tuning.h"

namespace clavier {
namespace {

Vocabulary vocabulary_of(const SequencePreset& preset) {
  if (preset.style == Vocabulary::Style::notes) return Vocabulary::of_notes();
  std::vector<std::string> names;
  for (int pitch = kLowestPianoKey; pitch <= kHighestPianoKey; ++pitch) names.push_back(pitch_name(pitch));
  for (int low = 0; low < kPitchClasses; ++low)
    for (int high = low + 1; high < kPitchClasses; ++high)
      names.push_back(article_name({static_cast<Pitch>(60 + low), static_cast<Pitch>(60 + high)}));
  return Vocabulary::of_article(names);
}

/// (batch, time, 4)
torch::Tensor random_inputs(const Vocabulary& vocabulary, std::int64_t batch, std::int64_t time) {
  Random random(5);
  std::vector<std::int64_t> fields;
  for (const Event& event : random_events(vocabulary, static_cast<std::size_t>(batch * time), random))
    fields.insert(fields.end(), {event.token, event.shift, event.duration, event.velocity});
  return torch::tensor(fields).view({batch, time, kFields});
}

std::int64_t length_of(const SequencePreset& preset) {
  return preset.network.kind == "windowed_lstm" ? preset.network.window : preset.training.length;
}

/// One training step: forward, backward, optimiser.
void learn(benchmark::State& state, const char* name) {
  tune_malloc();
  at::set_num_threads(static_cast<int>(state.range(0)));
  const SequencePreset& preset = find_sequence_preset(name);
  const Vocabulary vocabulary = vocabulary_of(preset);
  const auto network = make_network(preset.network, vocabulary);
  torch::optim::AdamW optimizer(network->parameters());
  const torch::Tensor inputs = random_inputs(vocabulary, preset.training.batch, length_of(preset));
  const torch::Tensor remaining = torch::zeros({inputs.size(0), inputs.size(1)}, torch::kLong);
  std::int64_t predictions = 0;
  for (auto _ : state) {
    optimizer.zero_grad();
    const torch::Tensor features = network->features(inputs, remaining);
    predictions = features.size(0) * features.size(1);
    network->losses(features, inputs.slice(1, 0, features.size(1))).total().backward();
    optimizer.step();
  }
  const auto steps = static_cast<double>(state.iterations());
  state.counters["windows/s"] =
      benchmark::Counter(steps * static_cast<double>(inputs.size(0)), benchmark::Counter::kIsRate);
  state.counters["predictions/s"] =
      benchmark::Counter(steps * static_cast<double>(predictions), benchmark::Counter::kIsRate);
}

double inference_seconds(const SequenceNetwork& network, const Vocabulary& vocabulary, int events) {
  const auto model = make_sequence_model(
      {.model = "lstm", .network = network.options(), .vocabulary = vocabulary, .tensors = tensors_of(network)});
  Random random(3);
  const Events piece = random_events(vocabulary, static_cast<std::size_t>(events), random);
  model->restart();
  const auto begin = std::chrono::steady_clock::now();
  for (const Event& event : piece) {
    do {
      benchmark::DoNotOptimize(model->logits().data());
      model->advance(symbol_of(event, model->awaited()));
    } while (model->awaited() != Field::token);
  }
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() / events;
}

/// One event of a windowed network: LibTorch runs the whole window at batch 1; then inference without LibTorch.
void compose_one(benchmark::State& state, const char* name) {
  at::set_num_threads(1);
  const torch::NoGradGuard guard;
  const SequencePreset& preset = find_sequence_preset(name);
  const Vocabulary vocabulary = vocabulary_of(preset);
  const auto network = make_network(preset.network, vocabulary);
  network->eval();
  const torch::Tensor inputs = random_inputs(vocabulary, 1, preset.network.window);
  const torch::Tensor remaining = torch::zeros({1, preset.network.window}, torch::kLong);
  const auto begin = std::chrono::steady_clock::now();
  for (auto _ : state)
    benchmark::DoNotOptimize(network->logits(network->features(inputs, remaining), inputs, Field::token));
  const double torch_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() /
                               static_cast<double>(state.iterations());
  const double seconds = inference_seconds(*network, vocabulary, 100);
  state.counters["torch_ms"] = torch_seconds * 1e3;
  state.counters["inference_ms"] = seconds * 1e3;
  state.counters["times_faster"] = torch_seconds / seconds;
}

void on_one_and_two_threads(benchmark::internal::Benchmark* learning) {
  learning->Unit(benchmark::kMillisecond)->UseRealTime()->ArgName("threads")->DenseRange(1, 2);
}

BENCHMARK_CAPTURE(learn, lstm, "lstm")->Apply(on_one_and_two_threads);
BENCHMARK_CAPTURE(learn, block_attention, "block-attention")->Apply(on_one_and_two_threads);
BENCHMARK_CAPTURE(learn, deep_bi, "deep-bi")->Apply(on_one_and_two_threads);
BENCHMARK_CAPTURE(learn, uni, "uni")->Apply(on_one_and_two_threads);
BENCHMARK_CAPTURE(learn, shallow, "shallow")->Apply(on_one_and_two_threads);
BENCHMARK_CAPTURE(learn, kuo_article, "kuo-article")->Apply(on_one_and_two_threads);
BENCHMARK_CAPTURE(learn, kuo_code, "kuo-code")->Apply(on_one_and_two_threads);
BENCHMARK_CAPTURE(compose_one, deep_bi, "deep-bi")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(compose_one, uni, "uni")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(compose_one, kuo_article, "kuo-article")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(compose_one, kuo_code, "kuo-code")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace clavier
