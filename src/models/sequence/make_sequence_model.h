#pragma once

#include <functional>
#include <memory>

#include "models/sequence/checkpoint.h"
#include "models/sequence/sequence_model.h"

namespace clavier {

/// Begins a piece. All its models share one copy of the weights. Several threads may call it; each model belongs to one
/// thread.
using SequenceModelFactory = std::function<std::unique_ptr<SequenceModel>()>;

/// Checks the tensors and packs the weights once. The checkpoint is not needed afterwards. Throws Error when they do
/// not fit the network, or when the checkpoint is no network (read_markov reads Markov chains).
SequenceModelFactory make_sequence_model_factory(const Checkpoint& checkpoint);

/// A model for a single piece.
std::unique_ptr<SequenceModel> make_sequence_model(const Checkpoint& checkpoint);

}  // namespace clavier
