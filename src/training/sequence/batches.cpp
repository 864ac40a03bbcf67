#include "training/sequence/batches.h"

#include "base/bytes.h"

namespace clavier {
namespace {

WindowShape shape_of(const TrainingTask& task) {
  if (task.network.kind == "windowed_lstm")
    return {.length = task.network.window,
            .every_step = false,
            .across_pieces = task.vocabulary.style() == Vocabulary::Style::article};
  return {.length = task.options.length, .every_step = true};
}

std::vector<Events> add_boundary_tokens_to_all(std::span<const Events> pieces, const TrainingTask& task) {
  if (task.vocabulary.style() == Vocabulary::Style::article) return {pieces.begin(), pieces.end()};
  std::vector<Events> result;
  for (const Events& piece : pieces) result.push_back(add_boundary_tokens(piece));
  return result;
}

}  // namespace

TensorBatch to_tensors(const Windows& windows, const torch::Device& device) {
  const auto tensor = [&](const std::vector<std::int64_t>& values, std::vector<std::int64_t> shape) {
    return torch::from_blob(const_cast<std::int64_t*>(values.data()), shape, torch::kLong).clone().to(device);
  };
  return {.inputs = tensor(windows.inputs, {windows.count, windows.length, kFields}),
          .remaining = tensor(windows.remaining, {windows.count, windows.length}),
          .targets = tensor(windows.targets, {windows.count, windows.predictions, kFields})};
}

Batches::Batches(const TrainingTask& task, std::span<const Events> training, std::span<const Events> validation)
    : options_(task.options),
      training_(add_boundary_tokens_to_all(training, task)),
      validation_(add_boundary_tokens_to_all(validation, task)),
      sampler_(training_, task.vocabulary, shape_of(task)),
      validation_windows_(WindowSampler(validation_, task.vocabulary, shape_of(task))
                              .cover(options_.batch, options_.validation_events)) {}

TensorBatch Batches::training_batch(int step, const torch::Device& device) const {
  const Random random(options_.seed, static_cast<std::uint64_t>(step) * 2 + 1);
  return to_tensors(sampler_.sample(options_.batch, options_.transpose, random), device);
}

std::uint64_t Batches::checksum() const {
  std::uint64_t sum = 0;
  for (const Events& piece : training_)
    sum = hash_bytes({reinterpret_cast<const std::uint8_t*>(piece.data()), piece.size() * sizeof(Event)}, sum + 1);
  return sum;
}

}  // namespace clavier
