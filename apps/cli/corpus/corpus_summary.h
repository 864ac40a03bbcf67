#pragma once

#include <filesystem>
#include <string>

#include "base/options.h"

namespace clavier {

/// What `clavier inspect` reports of a corpus: pieces, notes and hours of each era in each split, how many files are
/// dropped and why, the options it was built with and its checksum. `clavier corpus report` says more. Throws Error
/// when it is damaged.
Json corpus_summary(const std::filesystem::path& folder);

/// The same as text.
std::string corpus_summary_text(const Json& summary);

}  // namespace clavier
