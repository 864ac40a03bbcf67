#pragma once

#include <optional>
#include <string>

#include "notation/sheet/sheet.h"

namespace clavier {

/// Describes the first requirement of sheet.h that a sheet breaks: "measure 3, staff 1, voice 2: it ends at 7/2 of 4
/// quarter notes". Measures are counted from 1, regardless of their printed numbers. Nothing when the sheet satisfies
/// them all and so can be written.
std::optional<std::string> find_sheet_fault(const Sheet& sheet);

}  // namespace clavier
