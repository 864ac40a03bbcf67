#pragma once

#include <filesystem>

#include "composing/compose.h"
#include "composing/roll_piece.h"

namespace clavier {

/// Opens a checkpoint folder of any kind for composing: an adversarial network that draws images ("gan"), or what
/// open_model opens; only the latter can `recall`. `era` chooses among those of a network that knows several. Throws
/// Error when the folder is missing or damaged, Misuse as era_of does.
Composer open_composer(const std::filesystem::path& folder, std::optional<Era> era, bool ngram_cache = true);

}  // namespace clavier
