#pragma once

#include <filesystem>

#include "base/owned_folder.h"

namespace clavier {

/// The plan for the folder of a model that is to be trained: nothing may be in it, unless the training is resumed or
/// may overwrite. Throws Misuse when it is to do both.
FolderPlan plan_model_folder(const std::filesystem::path& folder, bool resume, bool overwrite);

/// Removes the state of the training that is written over, so that --resume cannot go on with it.
void forget_training(const std::filesystem::path& folder);

/// The plan for the folder of a finished model, where `file` is put beside it. Throws Misuse when that is there and may
/// not be overwritten.
FolderPlan plan_addition(const std::filesystem::path& folder, const char* file, bool overwrite);

}  // namespace clavier
