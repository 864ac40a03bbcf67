#include "notation/xml/xml.h"

#include <algorithm>

namespace clavier {

const XmlElement* XmlElement::child(std::string_view child_name) const {
  for (const XmlElement& element : children)
    if (element.name == child_name) return &element;
  return nullptr;
}

std::string_view XmlElement::text_of(std::string_view child_name) const {
  const XmlElement* const found = child(child_name);
  return found == nullptr ? std::string_view() : trim(found->text);
}

std::string_view XmlElement::attribute(std::string_view attribute_name) const {
  for (const auto& [key, value] : attributes)
    if (key == attribute_name) return value;
  return {};
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

}  // namespace clavier
