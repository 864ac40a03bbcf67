#include "notation/piano_parts.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/error.h"
#include "notation/decimal.h"

namespace clavier {
namespace {

/// "piano", "Pianoforte", "Klavier", "fortepiano"; a keyboard of another kind only when nothing else is there.
bool names_piano(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames = {"piano", "klavier", "clavier", "pianino"};
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

bool is_piano(const XmlElement& score, const XmlElement& part) {
  const XmlElement* const list = score.child("part-list");
  if (list == nullptr) return false;
  for (const XmlElement& entry : list->children) {
    if (entry.name != "score-part" || entry.attribute("id") != part.attribute("id")) continue;
    if (names_piano(entry.text_of("part-name"))) return true;
    for (const XmlElement& child : entry.children)
      if (child.name == "score-instrument" && names_piano(child.text_of("instrument-name"))) return true;
  }
  return false;
}

bool has_two_staves(const XmlElement& part) {
  for (const XmlElement& measure : part.children)
    for (const XmlElement& element : measure.children)
      if (element.name == "attributes" && parse_whole(element.text_of("staves")).value_or(1) > 1) return true;
  return false;
}

}  // namespace

std::vector<const XmlElement*> piano_parts(const XmlElement& score) {
  std::vector<const XmlElement*> parts;
  for (const XmlElement& child : score.children)
    if (child.name == "part") parts.push_back(&child);
  if (parts.empty()) throw Error("the score has no part");
  const auto two_staves = [](const XmlElement* part) { return has_two_staves(*part); };
  if (parts.size() == 2 && std::none_of(parts.begin(), parts.end(), two_staves)) return parts;
  auto chosen =
      std::find_if(parts.begin(), parts.end(), [&](const XmlElement* part) { return is_piano(score, *part); });
  if (chosen == parts.end()) chosen = std::find_if(parts.begin(), parts.end(), two_staves);
  return {chosen == parts.end() ? parts.front() : *chosen};
}

}  // namespace clavier
