#pragma once

#include <optional>
#include <string>

#include "base/options.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// {"written": 16, "played": 32} measures of a sheet with repeats or jumps; otherwise null.
Json repeats_json(const std::optional<Sheet>& sheet);

/// The same as text, "16 measures written, 32 played"; otherwise "".
std::string repeats_text(const std::optional<Sheet>& sheet);

}  // namespace clavier
