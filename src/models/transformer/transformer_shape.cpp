#include "models/transformer/transformer_shape.h"

#include <string>

namespace clavier {
namespace {

void add_blocks(const TransformerOptions& network, TensorShapes& shapes) {
  const std::int64_t width = network.width, inner = network.feed_forward;
  for (int layer = 0; layer < network.layers; ++layer) {
    const std::string name = "block." + std::to_string(layer) + ".";
    shapes[name + "attention_norm"] = shapes[name + "feed_norm"] = {width};
    shapes[name + "qkv"] = {3 * width, width};
    shapes[name + "output"] = {width, width};
    shapes[name + "up"] = {inner, width};
    shapes[name + "down"] = {width, inner};
    shapes[name + "smear"] = {network.heads};
  }
}

void add_heads(const TransformerOptions& network, TensorShapes& shapes) {
  const auto add = [&](const std::string& name, std::int64_t outputs, std::int64_t inputs) {
    shapes[name + ".weight"] = {outputs, inputs};
    shapes[name + ".bias"] = {outputs};
  };
  for (int index = 0; index < kStepFields; ++index) {
    const auto field = static_cast<StepField>(index);
    const std::string name = "head." + std::string(to_string(field));
    const int hidden = head_width(network, field);
    add(name + ".hidden", hidden, network.width);
    add(name + ".output", kStepSymbols[static_cast<std::size_t>(index)], hidden);
    if (const int votes = count_votes(field); votes > 0) add(name + ".votes", votes, hidden);
  }
}

}  // namespace

TensorShapes transformer_tensor_shapes(const TransformerOptions& network) {
  const std::int64_t width = network.width, hint = network.hint;
  TensorShapes shapes{{"step_embeddings", {kEmbeddedSymbols, width}},
                      {"prefix_embeddings", {kPrefixOffsets.back(), width}},
                      {"bar_embeddings", {kBarSymbols, width}},
                      {"shift_hints", {kStepSymbols[0] + 1, hint}},
                      {"pitch_hints", {kPianoKeys + 1, hint}},
                      {"duration_hints", {kDurations + 1, hint}},
                      {"step_hints.weight", {width, (kShiftHints + 1) * hint}},
                      {"note_hints.weight", {width, kPitchHints * hint}},
                      {"length_hints.weight", {width, kHintBars * hint}},
                      {"norm", {width}}};
  add_blocks(network, shapes);
  add_heads(network, shapes);
  return shapes;
}

}  // namespace clavier
