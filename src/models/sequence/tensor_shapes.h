#pragma once

#include "models/sequence/checkpoint.h"

namespace clavier {

/// The tensors of a network by name, without the optional seed_windows: the tables of docs/formats/checkpoint.md.
/// Throws Misuse when the options do not fit together (check_network).
TensorShapes tensor_shapes(const NetworkOptions& network, const Vocabulary& vocabulary);

/// Throws Error naming the tensor when one is missing, surplus, or of another shape.
void check_tensors(const Checkpoint& checkpoint);

}  // namespace clavier
