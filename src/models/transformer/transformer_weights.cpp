#include "models/transformer/transformer_weights.h"

namespace clavier {
namespace {

TransformerBlock read_block(const TensorMap& tensors, const std::string& name) {
  const auto fold = [&](const char* matrix, const char* norm) -> RowMatrix {
    return matrix_of(tensors, name + matrix) * vector_of(tensors, name + norm).asDiagonal();
  };
  return {.qkv = fold("qkv", "attention_norm"),
          .output = matrix_of(tensors, name + "output"),
          .up = fold("up", "feed_norm"),
          .down = matrix_of(tensors, name + "down"),
          .smear = (1 + (-vector_of(tensors, name + "smear").array()).exp()).inverse().matrix()};
}

TransformerHead read_head(const TensorMap& tensors, StepField field) {
  const std::string name = "head." + std::string(to_string(field));
  TransformerHead head{.hidden = Dense(tensors, name + ".hidden"), .output = Dense(tensors, name + ".output")};
  if (count_votes(field) > 0) head.votes = Dense(tensors, name + ".votes");
  return head;
}

}  // namespace

TransformerWeights::TransformerWeights(const TransformerCheckpoint& checkpoint)
    : network(checkpoint.network), composers(checkpoint.composers), openings(checkpoint.openings) {
  const TensorMap& tensors = checkpoint.tensors;
  require_tensors(tensors, transformer_tensor_shapes(network));
  step_embeddings = matrix_of(tensors, "step_embeddings");
  prefix_embeddings = matrix_of(tensors, "prefix_embeddings");
  bar_embeddings = matrix_of(tensors, "bar_embeddings");
  shift_hints = matrix_of(tensors, "shift_hints");
  pitch_hints = matrix_of(tensors, "pitch_hints");
  duration_hints = matrix_of(tensors, "duration_hints");
  step_hints = matrix_of(tensors, "step_hints.weight");
  note_hints = matrix_of(tensors, "note_hints.weight");
  length_hints = matrix_of(tensors, "length_hints.weight");
  for (int layer = 0; layer < network.layers; ++layer)
    blocks.push_back(read_block(tensors, "block." + std::to_string(layer) + "."));
  norm = vector_of(tensors, "norm");
  for (int field = 0; field < kStepFields; ++field) heads.push_back(read_head(tensors, static_cast<StepField>(field)));
}

}  // namespace clavier
