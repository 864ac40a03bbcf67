#pragma once

#include <string>
#include <string_view>

#include "base/options.h"

namespace clavier {

/// "notes         3012\n": a label in a column of its own, then the value.
std::string report_row(std::string label, std::string_view value);

/// "9:33" for 573 seconds.
std::string format_minutes(double seconds);
/// "82.1 %" for 0.821.
std::string format_percent(double share);
/// "1,234,567".
std::string format_count(std::uint64_t number);

/// A row for every field of a JSON object, nested ones under "outer.inner"; of lists with more than eight entries only
/// the length.
std::string report_rows(const Json& object, const std::string& prefix = "");

}  // namespace clavier
