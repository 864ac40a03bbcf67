#pragma once

#include <array>
#include <string>

#include "encoding/event.h"

namespace clavier {

/// What a field is called in the names of tensors.
inline std::string field_name(int field) {
  constexpr std::array<const char*, kFields> kNames = {"token", "shift", "duration", "velocity"};
  return kNames[static_cast<std::size_t>(field)];
}

}  // namespace clavier
