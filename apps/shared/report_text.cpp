#include "shared/report_text.h"

#include <algorithm>
#include <cmath>

#include "base/number_format.h"

namespace clavier {
namespace {

constexpr std::size_t kLabelWidth = 16;
constexpr std::size_t kShortList = 8;

std::string format_value(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array() && value.size() > kShortList) return std::to_string(value.size()) + " entries";
  return json_text(value);
}

}  // namespace

std::string report_row(std::string label, std::string_view value) {
  if (value.empty()) return label + "\n";
  label.resize(std::max(label.size() + (label.empty() ? 0 : 1), kLabelWidth), ' ');
  return label.append(value).append("\n");
}

std::string format_minutes(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::lround(seconds));
  const std::string rest = std::to_string(whole % 60);
  return std::to_string(whole / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

std::string format_percent(double share) { return format_number(100 * share, 1) + " %"; }

std::string format_count(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t left = digits.size(); left > 3; left -= 3) digits.insert(left - 3, ",");
  return digits;
}

std::string report_rows(const Json& object, const std::string& prefix) {
  std::string text;
  for (const auto& [name, value] : object.items()) {
    if (value.is_object() && !value.empty()) {
      text += report_rows(value, prefix + name + ".");
    } else {
      text += report_row(prefix + name, format_value(value));
    }
  }
  return text;
}

}  // namespace clavier
