#include "training/sequence/batches.h"

#include "base/bytes.h"
#include "models/sequence/match_fields.h"
#include "training/sequence/gap_windows.h"

namespace clavier {
namespace {

std::unique_ptr<const WindowSource> make_source(const TrainingTask& task, std::span<const Events> pieces) {
  if (task.network.kind == "bidirectional_lstm")
    return std::make_unique<GapSampler>(
        pieces, task.vocabulary,
        GapShape{.length = task.options.length, .after = task.network.after, .matches = task.network.matches});
  WindowShape shape{.length = task.options.length, .every_step = true};
  if (task.network.kind == "windowed_lstm")
    shape = {.length = task.network.window,
             .every_step = false,
             .across_pieces = task.vocabulary.style() == Vocabulary::Style::article};
  return std::make_unique<WindowSampler>(pieces, task.vocabulary, shape);
}

std::vector<Events> add_boundary_tokens_to_all(std::span<const Events> pieces, const TrainingTask& task) {
  if (task.vocabulary.style() == Vocabulary::Style::article) return {pieces.begin(), pieces.end()};
  std::vector<Events> result;
  for (const Events& piece : pieces) result.push_back(add_boundary_tokens(piece));
  return result;
}

}  // namespace

TensorBatch to_tensors(const Windows& windows, const torch::Device& device) {
  const auto tensor = [&](const auto& values, std::vector<std::int64_t> shape) {
    using Value = typename std::decay_t<decltype(values)>::value_type;
    return torch::from_blob(const_cast<Value*>(values.data()), shape, torch::CppTypeToScalarType<Value>::value)
        .clone()
        .to(device);
  };
  const std::int64_t count = windows.count, length = windows.length;
  TensorBatch batch{.inputs = {.events = tensor(windows.inputs, {count, length, kFields}),
                               .remaining = tensor(windows.remaining, {count, length})},
                    .targets = tensor(windows.targets, {count, windows.predictions, kFields})};
  if (windows.after_length == 0) return batch;
  batch.inputs.time_left = tensor(windows.time_left, {count, length});
  batch.inputs.matches = tensor(windows.matches, {count, length, kMatchKinds * kMatchFields});
  batch.inputs.in_gap = tensor(windows.in_gap, {count, length});
  batch.inputs.after = tensor(windows.after, {count, windows.after_length, kFields});
  return batch;
}

Batches::Batches(const TrainingTask& task, std::span<const Events> training, std::span<const Events> validation)
    : options_(task.options),
      training_(add_boundary_tokens_to_all(training, task)),
      validation_(add_boundary_tokens_to_all(validation, task)),
      source_(make_source(task, training_)),
      validation_windows_(make_source(task, validation_)->cover(options_.batch, options_.validation_events)) {}

TensorBatch Batches::training_batch(int step, const torch::Device& device) const {
  const Random random(options_.seed, static_cast<std::uint64_t>(step) * 2 + 1);
  return to_tensors(source_->sample(options_.batch, options_.transpose, random), device);
}

std::uint64_t Batches::checksum() const {
  std::uint64_t sum = 0;
  for (const Events& piece : training_)
    sum = hash_bytes({reinterpret_cast<const std::uint8_t*>(piece.data()), piece.size() * sizeof(Event)}, sum + 1);
  return sum;
}

}  // namespace clavier
