#pragma once

#include <array>
#include <string>

#include "encoding/event.h"

namespace clavier {

/// The name of a field in tensor names.
inline std::string field_name(int field) {
  constexpr std::array<const char*, kFields> kNames = {"token", "shift", "duration", "velocity"};
  return kNames[static_cast<std::size_t>(field)];
}

}  // namespace clavier
