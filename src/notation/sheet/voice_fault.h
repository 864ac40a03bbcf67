#pragma once

#include <optional>
#include <string>

#include "notation/sheet/sheet.h"

namespace clavier {

/// The first promise of sheet.h that a voice of `measure` breaks, in words. Nothing when it keeps them all.
std::optional<std::string> find_voice_fault(const Voice& voice, const Measure& measure);

}  // namespace clavier
