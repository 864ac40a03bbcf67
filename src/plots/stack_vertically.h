#pragma once

#include <vector>

#include "plots/svg.h"

namespace clavier {

/// One drawing above the other, left-aligned, on one sheet.
Svg stack_vertically(const std::vector<Svg>& drawings);

}  // namespace clavier
