#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/options.h"

namespace clavier {

/// What stands in the place of a page's placeholder, escaped for it.
class PageValue {
 public:
  /// Text between tags or in a quoted attribute.
  static PageValue text(std::string_view text);
  /// A JavaScript value inside a <script>, in which it cannot end the element.
  static PageValue script_value(const Json& value);
  /// HTML, CSS or JavaScript of our own, as it is.
  static PageValue verbatim(std::string_view code) { return PageValue(std::string(code)); }

  const std::string& escaped() const { return escaped_; }

 private:
  explicit PageValue(std::string escaped) : escaped_(std::move(escaped)) {}

  std::string escaped_;
};

using PageValues = std::map<std::string, PageValue, std::less<>>;

/// The page with the value of NAME in the place of each {{NAME}}. NAME is of lower-case letters and `_`; any other
/// braces stay, as do braces within values. Throws std::out_of_range for a placeholder without a value.
std::string fill_page(std::string_view page, const PageValues& values);

}  // namespace clavier
