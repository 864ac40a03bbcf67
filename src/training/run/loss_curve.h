#pragma once

#include <string>
#include <vector>

#include "base/options.h"
#include "plots/svg.h"

namespace clavier {

/// The training and the validation loss over the steps of a log, whose lines have step, training_loss and
/// validation_loss. `unit` is that of both: "nats a note".
Svg draw_loss_curve(const std::vector<Json>& log, const std::string& unit);

}  // namespace clavier
