#pragma once

#include <filesystem>
#include <optional>

#include "base/options.h"
#include "base/progress.h"
#include "music/era.h"

namespace clavier {

/// Composes `count` pieces with the default options and seeds 1 .. count, each of `seconds`, on all processors, and
/// counts those that got stuck: a chord or pitch repeated too often, doubled or hanging notes, long silences
/// (analysis/metrics/degeneracy.h). `era` chooses among those of a model that knows several.
Json measure_degeneracy(const std::filesystem::path& folder, std::optional<Era> era, int count, double seconds,
                        Progress& progress);

}  // namespace clavier
