#pragma once

#include <optional>
#include <string>

#include "notation/sheet/sheet.h"

namespace clavier {

/// Describes the first requirement of sheet.h that a voice of `measure` breaks. Nothing when it satisfies them all.
std::optional<std::string> find_voice_fault(const Voice& voice, const Measure& measure);

}  // namespace clavier
