#pragma once

#include <optional>
#include <string>

#include "notation/sheet/sheet.h"

namespace clavier {

/// The first requirement of repeats.h, or of sheet.h for markers and jumps, that a measure breaks.
std::optional<std::string> find_repeat_fault(const Measure& measure);

/// The first volta bracket of a sheet that overlaps another, does not end, or ends without having begun.
std::optional<std::string> find_volta_fault(const Sheet& sheet);

}  // namespace clavier
