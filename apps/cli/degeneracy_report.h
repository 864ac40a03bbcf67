#pragma once

#include <filesystem>

#include "base/options.h"
#include "base/progress.h"

namespace clavier {

/// Composes `count` pieces with the default options and seeds 1 .. count, each of `seconds`, on all processors, and
/// counts those that got stuck: a chord or pitch repeated too often, doubled or hanging notes, long silences
/// (analysis/degeneracy.h).
Json degeneracy_report(const std::filesystem::path& folder, int count, double seconds, Progress& progress);

}  // namespace clavier
