#pragma once

#include "composing/compose.h"
#include "composing/roll_piece.h"
#include "models/open_model.h"

namespace clavier {

/// Composes with a model of any kind. Only one that composes event by event can have an n-gram cache; `era` chooses
/// among those of a GAN that knows several. Throws Misuse as era_of does, or when the model does not compose.
Composer make_composer(const Model& model, std::optional<Era> era, bool ngram_cache = true);

/// The same of a checkpoint folder. Throws Error when it is missing or damaged.
Composer open_composer(const std::filesystem::path& folder, std::optional<Era> era, bool ngram_cache = true);

}  // namespace clavier
