#pragma once

#include <functional>
#include <memory>

#include "models/sequence/checkpoint.h"
#include "models/sequence/sequence_model.h"

namespace clavier {

/// Begins a piece. Everything it makes shares one copy of the weights; several threads may call it, one piece a thread.
using SequenceModelFactory = std::function<std::unique_ptr<SequenceModel>()>;

/// Checks the tensors and packs the weights once; the checkpoint is not needed afterwards. Throws Error when they do
/// not fit the network, or the checkpoint is no network (read_markov reads the others).
SequenceModelFactory make_sequence_model_factory(const Checkpoint& checkpoint);

/// For one piece alone.
std::unique_ptr<SequenceModel> make_sequence_model(const Checkpoint& checkpoint);

}  // namespace clavier
