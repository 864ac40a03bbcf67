#include "base/number_format.h"

#include <array>
#include <cstdio>

namespace clavier {

std::string format_fixed(double value, int decimals) {
  std::array<char, 352> buffer{};  // the largest double has 309 digits before the point
  const int size = std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
  return {buffer.data(), static_cast<std::size_t>(size)};
}

std::string format_number(double value, int decimals) {
  std::string text = format_fixed(value, decimals);
  if (text.find('.') != std::string::npos) {
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

}  // namespace clavier
