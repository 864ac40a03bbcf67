#pragma once

#include <string>

namespace clavier {

/// With at most `decimals` decimals and no trailing zeros: "3", "0.25", "-1.5".
std::string format_number(double value, int decimals = 2);

/// With exactly `decimals` decimals: "3.00", "0.25".
std::string format_fixed(double value, int decimals);

}  // namespace clavier
