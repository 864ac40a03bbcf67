#include "plots/page_template.h"

#include <algorithm>
#include <stdexcept>

#include "plots/svg.h"

namespace clavier {
namespace {

constexpr std::string_view kOpening = "{{";
constexpr std::string_view kClosing = "}}";
constexpr std::string_view kNameCharacters = "abcdefghijklmnopqrstuvwxyz_";

/// The name of the placeholder at the beginning of the text, which begins with kOpening; empty when there is none.
std::string_view placeholder_name(std::string_view text) {
  const std::string_view after = text.substr(kOpening.size());
  const std::size_t size = std::min(after.find_first_not_of(kNameCharacters), after.size());
  return after.substr(size).starts_with(kClosing) ? after.substr(0, size) : std::string_view();
}

}  // namespace

PageValue PageValue::text(std::string_view text) { return PageValue(escape_xml(text)); }

PageValue PageValue::script_value(const Json& value) {
  std::string escaped;
  for (const char c : json_text(value)) escaped += c == '<' ? "\\u003c" : std::string(1, c);
  return PageValue(std::move(escaped));
}

std::string fill_page(std::string_view page, const PageValues& values) {
  std::string filled;
  while (true) {
    const std::size_t opening = page.find(kOpening);
    filled.append(page.substr(0, opening));
    if (opening == std::string_view::npos) return filled;
    page.remove_prefix(opening);
    const std::string_view name = placeholder_name(page);
    if (name.empty()) {
      filled += page.front();
      page.remove_prefix(1);
      continue;
    }
    const auto value = values.find(name);
    if (value == values.end()) throw std::out_of_range("the page has no value for " + std::string(name));
    filled.append(value->second.escaped());
    page.remove_prefix(kOpening.size() + name.size() + kClosing.size());
  }
}

}  // namespace clavier
