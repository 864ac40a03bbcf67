#pragma once

#include <filesystem>

#include "engine/make_sequence_model.h"

namespace clavier {

/// Opens a checkpoint folder of any kind that composes note by note: a network or a Markov chain. With `recall`, models
/// that learned to recall their piece's past do so. Throws Error when it is missing, damaged, or of another kind.
SequenceModelMaker open_model(const std::filesystem::path& folder, bool recall = true);

}  // namespace clavier
