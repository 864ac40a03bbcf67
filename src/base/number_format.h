#pragma once

#include <string>

namespace clavier {

/// "3", "0.25", "-1.5": at most `decimals` of them, no trailing zeros.
std::string format_number(double value, int decimals = 2);

/// "3.00", "0.25": exactly `decimals` of them.
std::string format_fixed(double value, int decimals);

}  // namespace clavier
