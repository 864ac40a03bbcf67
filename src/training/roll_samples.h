#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "encoding/piano_roll.h"
#include "engine/roll_checkpoint.h"

namespace clavier {

/// Draws rolls, of the eras in turn, into samples/step-0000500.svg of `folder`: the article's figure of how its network
/// learns.
void write_samples(const std::filesystem::path& folder, int step, std::span<const PianoRoll> rolls,
                   const std::vector<RollEra>& eras);

}  // namespace clavier
