#pragma once

#include <vector>

#include "plots/svg.h"

namespace clavier {

/// The drawings one above the other, left-aligned, in one drawing.
Svg stack_vertically(const std::vector<Svg>& drawings);

}  // namespace clavier
