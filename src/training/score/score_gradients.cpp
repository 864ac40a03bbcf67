#include "training/score/score_gradients.h"

#include <ATen/Parallel.h>

#include <algorithm>

#include "base/parallel.h"
#include "base/random.h"

namespace clavier {
namespace {

constexpr std::int64_t kShardSequences = 2;

ScoreTensors slice(const ScoreTensors& batch, std::int64_t first, std::int64_t last) {
  const auto part = [&](const torch::Tensor& values) { return values.slice(0, first, last); };
  return {.prefixes = part(batch.prefixes),
          .rows = part(batch.rows),
          .ticks = part(batch.ticks),
          .targets = part(batch.targets),
          .note_rows = part(batch.note_rows),
          .legal = part(batch.legal)};
}

double count_notes(const ScoreTensors& batch) {
  const torch::Tensor parts = batch.targets.select(2, static_cast<int>(StepField::part));
  return std::max(1.0, parts.ge(0).sum().item<double>());
}

}  // namespace

double ScoreGradients::compute(const ScoreTensors& batch, std::uint64_t seed) {
  const std::int64_t sequences = batch.rows.size(0);
  const std::int64_t size = batch.rows.is_cuda() ? sequences : std::min(sequences, kShardSequences);
  const auto shards = static_cast<std::size_t>((sequences + size - 1) / size);
  share_weights(shards);
  const double notes = count_notes(batch);
  std::vector<double> losses(shards);
  parallel_for(shards, static_cast<unsigned>(threads_), [&](std::size_t shard) {
    at::init_num_threads();  // a new thread's matrix products would else use all cores
    const auto first = static_cast<std::int64_t>(shard) * size;
    ScoreNetwork& replica = *replicas_[shard];
    replica.dropout_generator().set_current_seed(Random(seed, shard).bits());
    replica.train();
    const torch::Tensor loss =
        replica.losses(slice(batch, first, std::min(sequences, first + size))).sums.sum() / notes;
    loss.backward();
    losses[shard] = loss.item<double>();
  });
  add_gradients(shards);
  double sum = 0;
  for (const double loss : losses) sum += loss;
  return sum;
}

void ScoreGradients::share_weights(std::size_t shards) {
  while (replicas_.size() < shards) replicas_.push_back(std::make_unique<ScoreNetwork>(network_.options()));
  const auto weights = network_.parameters();
  for (std::size_t shard = 0; shard < shards; ++shard) {
    replicas_[shard]->set_product_type(network_.product_type());
    auto shared = replicas_[shard]->parameters();
    for (std::size_t index = 0; index < weights.size(); ++index) {
      shared[index].set_data(weights[index].detach());
      shared[index].mutable_grad() = torch::Tensor();
    }
  }
}

void ScoreGradients::add_gradients(std::size_t shards) {
  const torch::NoGradGuard guard;
  auto weights = network_.parameters();
  for (torch::Tensor& weight : weights) weight.mutable_grad() = torch::Tensor();
  for (std::size_t shard = 0; shard < shards; ++shard) {
    const auto shared = replicas_[shard]->parameters();
    for (std::size_t index = 0; index < weights.size(); ++index) {
      const torch::Tensor& gradient = shared[index].grad();
      torch::Tensor& sum = weights[index].mutable_grad();
      if (gradient.defined() && sum.defined()) sum.add_(gradient);
      if (gradient.defined() && !sum.defined()) sum = gradient;
    }
  }
}

}  // namespace clavier
