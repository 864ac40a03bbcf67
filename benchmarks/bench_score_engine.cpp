/// The speed of the Transformer on one core without LibTorch, in its shipped size: with weights in half precision, as
/// they come from a file, and in single precision. The limit is the time that reading all weights once takes from the
/// last-level cache, measured in the same run.
///   build/<preset>/bench_score_engine --benchmark_repetitions=3

#include <benchmark/benchmark.h>

#include "../tests/support/random_bars.h"
#include "../tests/support/random_transformer.h"
#include "encoding/score_steps/encode_steps.h"
#include "measuring/reading_rate.h"
#include "models/transformer/transformer_model.h"

namespace clavier {
namespace {

enum class Storage { half, single };

/// Random weights; a third of a step away from halves when they shall be no halves.
std::shared_ptr<const TransformerWeights> make_weights(Storage storage) {
  TransformerCheckpoint checkpoint = random_transformer(1, TransformerOptions{});
  for (auto& [name, tensor] : checkpoint.tensors)
    for (float& value : tensor.values) {
      value = static_cast<float>(Eigen::half(value));
      if (storage == Storage::single) value *= 1.0003f;
    }
  return std::make_shared<const TransformerWeights>(checkpoint);
}

/// The bytes that a note reads at least: all layers, and the heads and hints of its fields.
double bytes_of_note(Storage storage) {
  double weights = 0;
  for (const auto& [name, shape] : transformer_tensor_shapes(TransformerOptions{})) {
    const bool of_note = name.starts_with("head.shift") || name.starts_with("head.part") ||
                         name.starts_with("head.pitch") || name.starts_with("head.duration") ||
                         name.starts_with("head.loudness");
    if (shape.size() == 2 && (name.starts_with("block.") || name.ends_with("hints.weight") || of_note))
      weights += static_cast<double>(shape[0]) * static_cast<double>(shape[1]);
  }
  return weights * (storage == Storage::half ? 2 : 4);
}

/// One iteration takes a piece step by step, with the logits of all its fields, as composing does.
void take_piece(benchmark::State& state, Storage storage) {
  TransformerModel model(make_weights(storage));
  const ScoreSteps steps = encode_steps(random_bars(3, 40));
  std::int64_t taken = 0;
  for (auto _ : state) {
    model.restart({}, {});
    for (const ScoreStep& step : steps) {
      ScoreStep so_far;
      std::optional<StepField> field = StepField::shift;
      while (field) {
        benchmark::DoNotOptimize(model.logits(so_far, *field).data());
        so_far.set(*field, step[*field]);
        field = next_field(so_far, *field);
      }
      model.advance(step);
    }
    taken += static_cast<std::int64_t>(steps.size());
  }
  state.counters["steps/s"] = benchmark::Counter(static_cast<double>(taken), benchmark::Counter::kIsRate);
  state.counters["steps/s_limit"] = reading_rate() / bytes_of_note(storage);
}

BENCHMARK_CAPTURE(take_piece, half_precision, Storage::half)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(take_piece, single_precision, Storage::single)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace clavier
