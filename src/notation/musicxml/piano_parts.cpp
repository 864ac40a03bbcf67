#include "notation/musicxml/piano_parts.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/error.h"
#include "midi/hands.h"
#include "notation/musicxml/decimal.h"

namespace clavier {
namespace {

/// Whether a name contains "piano", "Klavier" or the like, such as "Pianoforte".
bool names_piano(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames = {"piano", "klavier", "clavier", "pianino"};
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

/// The entry of a part in the part list.
const XmlElement* entry_of(const XmlElement& score, const XmlElement& part) {
  const XmlElement* const list = score.child("part-list");
  if (list == nullptr) return nullptr;
  const auto found = std::find_if(list->children.begin(), list->children.end(), [&](const XmlElement& entry) {
    return entry.name == "score-part" && entry.attribute("id") == part.attribute("id");
  });
  return found == list->children.end() ? nullptr : &*found;
}

bool is_piano(const XmlElement& score, const XmlElement& part) {
  const XmlElement* const entry = entry_of(score, part);
  if (entry == nullptr) return false;
  return names_piano(entry->text_of("part-name")) ||
         std::any_of(entry->children.begin(), entry->children.end(), [](const XmlElement& child) {
           return child.name == "score-instrument" && names_piano(child.text_of("instrument-name"));
         });
}

HandName hand_of(const XmlElement& score, const XmlElement& part) {
  const XmlElement* const entry = entry_of(score, part);
  return entry == nullptr ? HandName::none : hand_from_name(entry->text_of("part-name"));
}

bool has_two_staves(const XmlElement& part) {
  for (const XmlElement& measure : part.children)
    for (const XmlElement& element : measure.children)
      if (element.name == "attributes" && parse_whole(element.text_of("staves")).value_or(1) > 1) return true;
  return false;
}

/// The upper and the lower of two parts that have one hand each; otherwise nothing.
std::vector<const XmlElement*> hands_of(const XmlElement& score, const XmlElement& first, const XmlElement& second) {
  const HandName one = hand_of(score, first);
  const HandName other = hand_of(score, second);
  if (one == HandName::left && other == HandName::right) return {&second, &first};
  const bool named = one == HandName::right && other == HandName::left;
  if (named || (!has_two_staves(first) && !has_two_staves(second))) return {&first, &second};
  return {};
}

}  // namespace

std::vector<const XmlElement*> find_piano_parts(const XmlElement& score) {
  std::vector<const XmlElement*> parts;
  std::vector<const XmlElement*> pianos;
  for (const XmlElement& child : score.children) {
    if (child.name != "part") continue;
    parts.push_back(&child);
    if (is_piano(score, child)) pianos.push_back(&child);
  }
  if (parts.empty()) throw Error("the score has no part");
  const std::vector<const XmlElement*>& among = pianos.empty() ? parts : pianos;
  if (among.size() == 2) {
    std::vector<const XmlElement*> hands = hands_of(score, *among.front(), *among.back());
    if (!hands.empty()) return hands;
  }
  const auto two_staves = [](const XmlElement* part) { return has_two_staves(*part); };
  const auto grand = std::find_if(parts.begin(), parts.end(), two_staves);
  return {pianos.empty() && grand != parts.end() ? *grand : among.front()};
}

}  // namespace clavier
