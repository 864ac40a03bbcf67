#pragma once

#include "composing/compose.h"
#include "composing/generator_helpers.h"
#include "composing/roll_piece.h"
#include "models/open_model.h"

namespace clavier {

/// Composes with a model of any kind. Only sequence models can have an n-gram cache, only candidates of scores a judge.
/// `era` selects one of a GAN with several eras. Throws Misuse as era_of does, or when the model does not compose.
PieceGenerator make_piece_generator(const Model& model, std::optional<Era> era, const GeneratorHelpers& helpers = {});

/// The same with the model of a checkpoint folder. Throws Error when it is missing or damaged.
PieceGenerator open_piece_generator(const std::filesystem::path& folder, std::optional<Era> era,
                                    const GeneratorHelpers& helpers = {});

}  // namespace clavier
