#pragma once

#include "models/sequence/checkpoint.h"

namespace clavier {

/// The tensors of a network, but for the optional seed_windows: docs/formats/checkpoint.md as a table. Throws Misuse
/// when the options do not make a network (check_network).
TensorShapes tensor_shapes(const NetworkOptions& network, const Vocabulary& vocabulary);

/// Throws Error naming the tensor when one is missing, too many, or of another shape than the network's.
void check_tensors(const Checkpoint& checkpoint);

}  // namespace clavier
