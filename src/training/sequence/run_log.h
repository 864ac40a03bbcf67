#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "training/sequence/history_point.h"

namespace clavier {

/// One line for the person who waits.
std::string describe(const HistoryPoint& point, bool best);

/// Writes log.jsonl (one JSON object a validation) and curve.svg (training and validation loss over steps), both whole.
void write_log(const std::filesystem::path& folder, const std::vector<HistoryPoint>& curve);

}  // namespace clavier
