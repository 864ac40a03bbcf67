#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "music/fraction.h"

namespace clavier {

/// Reads "12", "-1.25", " +3 ": at most nine digits before the point; digits beyond the sixth after it are cut off.
/// Nothing for any other text.
std::optional<Fraction> parse_decimal(std::string_view text);
/// The same rounded to the nearest whole number, halves away from zero.
std::optional<int> parse_whole(std::string_view text);

/// `value` / 10^`places` without trailing zeros: 1175 with one place is "117.5". `value` is 0 or more.
std::string format_decimal(std::int64_t value, int places);

}  // namespace clavier
