#pragma once

#include <filesystem>
#include <string>

#include "base/options.h"

namespace clavier {

/// What `clavier inspect` reports of a trained model: its config.json but for the vocabulary's entries, which are
/// counted; every tensor with its shape; the number of weights and the size of the files. Throws Error when a file is
/// missing or damaged.
Json model_report(const std::filesystem::path& folder);

/// The same as text.
std::string model_report_text(const Json& report);

}  // namespace clavier
