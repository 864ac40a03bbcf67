#pragma once

#include <filesystem>
#include <string>

#include "base/options.h"

namespace clavier {

/// What `clavier inspect` tells of a corpus: pieces, notes and hours of each era in each split, how many files were
/// left out why, the options it was built with and its checksum. `clavier corpus report` tells more. Throws Error when
/// it is damaged.
Json corpus_summary(const std::filesystem::path& folder);

/// The same for reading.
std::string corpus_summary_text(const Json& summary);

}  // namespace clavier
