#include "training/gan/roll_batches.h"

#include "base/parallel.h"

namespace clavier {

torch::Tensor cycle_eras(std::int64_t first, std::int64_t count, std::size_t eras) {
  return torch::arange(first, first + count).remainder(static_cast<std::int64_t>(eras));
}

RollBatch RollBatches::at(int step) const {
  const auto batch = static_cast<std::size_t>(options_.batch);
  const std::int64_t first = std::int64_t{step} * options_.batch;
  std::vector<std::int64_t> shape = images_.shape();
  shape.insert(shape.begin(), options_.batch);
  RollBatch result{.images = torch::empty(shape), .eras = cycle_eras(first, options_.batch, samplers_.size())};
  const std::size_t size = images_.size();
  const std::span<float> values(result.images.data_ptr<float>(), size * batch);
  parallel_for(batch, static_cast<unsigned>(options_.threads), [&](std::size_t index) {
    const auto number = static_cast<std::uint64_t>(first) + index;
    Random random(options_.seed, 2 * number + 1);
    const RollSampler& sampler = samplers_[number % samplers_.size()];
    const auto [piece, window] = sampler.sample(images_, {-options_.transpose, options_.transpose}, random);
    images_.render(*piece, window, values.subspan(index * size, size));
    images_.dequantise(values.subspan(index * size, size), random);
  });
  return result;
}

}  // namespace clavier
