#pragma once

#include <optional>
#include <string>

#include "notation/sheet/sheet.h"

namespace clavier {

/// The first promise of sheet.h that a sheet breaks, in words: "measure 3, staff 1, voice 2: it ends at 7/2 of 4
/// quarter notes". Measures are counted from 1, whatever is printed. Nothing when it keeps them all: then it can be
/// written.
std::optional<std::string> find_sheet_fault(const Sheet& sheet);

}  // namespace clavier
