#include "engine/article_roll_shape.h"
#include "engine/roll_checkpoint.h"

namespace clavier {
namespace {

TensorShapes article_shapes(const RollNetworkOptions& network) {
  TensorShapes shapes;
  const auto add_norm = [&shapes](int layer, std::int64_t size) {
    for (const char* part : {".weight", ".bias", ".mean", ".variance"})
      shapes["norm." + std::to_string(layer) + part] = {size};
  };
  const std::int64_t units = std::int64_t{kArticleRows} * kArticleColumns * network.features;
  shapes["dense.weight"] = {units, network.noise};
  add_norm(0, units);
  std::int64_t inputs = network.features;
  const int layers = static_cast<int>(kArticleStrides.size());
  for (int layer = 0; layer < layers; ++layer) {
    const std::int64_t outputs = layer + 1 < layers ? network.channels : kArticleChannels;
    shapes["grow." + std::to_string(layer) + ".weight"] = {inputs, outputs, kArticleKernel, kArticleKernel};
    if (layer + 1 < layers) add_norm(layer + 1, outputs);
    inputs = outputs;
  }
  return shapes;
}

}  // namespace

TensorShapes roll_tensor_shapes(const RollNetworkOptions& network, int /*eras*/) {
  check_options(network);
  return article_shapes(network);
}

}  // namespace clavier
