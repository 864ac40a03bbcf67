#pragma once

#include <memory>

#include "models/gan/gan_checkpoint.h"
#include "models/gan/roll_model.h"

namespace clavier {

/// Checks the tensors and packs the weights. The checkpoint is not needed afterwards. Throws Error when the tensors do
/// not fit the network.
std::unique_ptr<RollModel> make_roll_model(const GanCheckpoint& checkpoint);

}  // namespace clavier
