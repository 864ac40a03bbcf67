#include "models/transformer/transformer_weights.h"

namespace clavier {
namespace {

TransformerBlock read_block(const TensorMap& tensors, const std::string& name) {
  const auto matrix = [&](const char* part) { return WeightMatrix(matrix_of(tensors, name + part)); };
  return {.attention_norm = vector_of(tensors, name + "attention_norm"),
          .qkv = matrix("qkv"),
          .output = matrix("output"),
          .feed_norm = vector_of(tensors, name + "feed_norm"),
          .up = matrix("up"),
          .down = matrix("down"),
          .smear = (1 + (-vector_of(tensors, name + "smear").array()).exp()).inverse().matrix()};
}

TransformerHead read_head(const TensorMap& tensors, StepField field) {
  const std::string name = "head." + std::string(to_string(field));
  const auto layer = [&](const std::string& part) {
    return HeadLayer{WeightMatrix(matrix_of(tensors, name + part + ".weight")),
                     vector_of(tensors, name + part + ".bias")};
  };
  TransformerHead head{.hidden = layer(".hidden"), .output = layer(".output")};
  if (count_votes(field) > 0) head.votes = layer(".votes");
  return head;
}

}  // namespace

TransformerWeights::TransformerWeights(const TransformerCheckpoint& checkpoint)
    : network(checkpoint.network), composers(checkpoint.composers), openings(checkpoint.openings) {
  if (!checkpoint.judge.empty()) judge.emplace(checkpoint.judge);
  const TensorMap& tensors = checkpoint.tensors;
  require_tensors(tensors, transformer_tensor_shapes(network));
  step_embeddings = matrix_of(tensors, "step_embeddings");
  prefix_embeddings = matrix_of(tensors, "prefix_embeddings");
  bar_embeddings = matrix_of(tensors, "bar_embeddings");
  shift_hints = matrix_of(tensors, "shift_hints");
  pitch_hints = matrix_of(tensors, "pitch_hints");
  duration_hints = matrix_of(tensors, "duration_hints");
  for (const char* name : {"step_hints.weight", "note_hints.weight", "length_hints.weight"})
    hints.emplace_back(matrix_of(tensors, name));
  for (int layer = 0; layer < network.layers; ++layer)
    blocks.push_back(read_block(tensors, "block." + std::to_string(layer) + "."));
  norm = vector_of(tensors, "norm");
  for (int field = 0; field < kStepFields; ++field) heads.push_back(read_head(tensors, static_cast<StepField>(field)));
}

}  // namespace clavier
