#include "notation/musicxml/score_parts.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/error.h"
#include "notation/musicxml/decimal.h"

namespace clavier {
namespace {

const std::vector<std::int8_t> kNoPrograms = {MusicPart::kNoProgram};

/// The entry of a part in the part list.
const XmlElement* entry_of(const XmlElement& score, const XmlElement& part) {
  const XmlElement* const list = score.child("part-list");
  if (list == nullptr) return nullptr;
  const auto found = std::find_if(list->children.begin(), list->children.end(), [&](const XmlElement& entry) {
    return entry.name == "score-part" && entry.attribute("id") == part.attribute("id");
  });
  return found == list->children.end() ? nullptr : &*found;
}

/// One line, with single blanks.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char letter : text) {
    const bool blank = std::isspace(static_cast<unsigned char>(letter)) != 0;
    if (!blank) line += letter;
    if (blank && !line.empty() && !line.ends_with(' ')) line += ' ';
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

std::string name_of_entry(const XmlElement& entry) {
  for (const std::string_view place : {"part-name", "part-abbreviation"})
    if (!entry.text_of(place).empty()) return one_line(entry.text_of(place));
  const XmlElement* const instrument = entry.child("score-instrument");
  return instrument != nullptr ? one_line(instrument->text_of("instrument-name")) : std::string();
}

/// Whether one of the words stands in the name, at the start of a word of its own.
template <std::size_t Size>
bool has_word(std::string_view lower_name, const std::array<std::string_view, Size>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    const std::size_t at = lower_name.find(word);
    return at != std::string::npos && (at == 0 || std::isalpha(static_cast<unsigned char>(lower_name[at - 1])) == 0);
  });
}

/// Whether a name is that of a voice, and not of an instrument like "Tenor Saxophone".
bool names_voice(std::string_view name) {
  constexpr std::array<std::string_view, 13> kVoices = {"voice",  "vocal",      "voix",   "voce",  "canto",
                                                        "gesang", "singstimme", "stimme", "chant", "sopran",
                                                        "mezzo",  "tenor",      "bariton"};
  constexpr std::array<std::string_view, 10> kInstruments = {"sax",    "trombon",  "posaun", "horn",    "flut",
                                                             "clarin", "recorder", "guitar", "blockfl", "ukulele"};
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return has_word(lower, kVoices) && !has_word(lower, kInstruments);
}

/// What the measures of a part hold.
struct PartContent {
  std::size_t pitched = 0;
  std::size_t unpitched = 0;
  bool two_staves = false;
  bool percussion_clef = false;
};

void add_attributes(PartContent& content, const XmlElement& attributes) {
  if (parse_whole(attributes.text_of("staves")).value_or(1) > 1) content.two_staves = true;
  for (const XmlElement& child : attributes.children)
    if (child.name == "clef" && child.text_of("sign") == "percussion") content.percussion_clef = true;
}

PartContent content_of(const XmlElement& part) {
  PartContent content;
  for (const XmlElement& measure : part.children) {
    for (const XmlElement& element : measure.children) {
      if (element.name == "attributes") add_attributes(content, element);
      if (element.name != "note") continue;
      content.unpitched += element.has("unpitched") ? 1 : 0;
      content.pitched += element.has("pitch") && !element.has("cue") ? 1 : 0;
    }
  }
  return content;
}

/// The General MIDI programs of its instruments.
std::vector<std::int8_t> programs_of(const XmlElement& entry) {
  std::vector<std::int8_t> programs;
  for (const XmlElement& child : entry.children) {
    if (child.name != "midi-instrument") continue;
    const int program = parse_whole(child.text_of("midi-program")).value_or(0) - 1;
    if (program >= 0 && program < 128 && std::find(programs.begin(), programs.end(), program) == programs.end())
      programs.push_back(static_cast<std::int8_t>(program));
  }
  return programs.empty() ? kNoPrograms : programs;
}

ScorePart make_score_part(const XmlElement& score, const XmlElement& element, std::size_t number) {
  const PartContent content = content_of(element);
  ScorePart part{.number = number, .element = &element, .two_staves = content.two_staves};
  part.music.programs = kNoPrograms;
  if (const XmlElement* const entry = entry_of(score, element); entry != nullptr) {
    part.music.name = name_of_entry(*entry);
    part.music.programs = programs_of(*entry);
  }
  part.music.notes = content.pitched;
  part.music.percussion = content.unpitched > content.pitched || content.percussion_clef;
  part.music.sings = names_voice(part.music.name);
  part.hand = hand_from_name(part.music.name);
  return part;
}

}  // namespace

std::vector<ScorePart> read_score_parts(const XmlElement& score) {
  std::vector<ScorePart> parts;
  for (const XmlElement& child : score.children)
    if (child.name == "part") parts.push_back(make_score_part(score, child, parts.size() + 1));
  if (parts.empty()) throw Error("the score has no part");
  return parts;
}

std::string label_of(const ScorePart& part) {
  const std::string number = std::to_string(part.number);
  return part.music.name.empty() ? number : number + " (" + part.music.name + ")";
}

HandPair find_hands(const std::vector<ScorePart>& parts) {
  if (parts.size() != 2) return HandPair::none;
  const ScorePart& first = parts.front();
  const ScorePart& second = parts.back();
  if (first.hand == HandName::right && second.hand == HandName::left) return HandPair::right_first;
  if (first.hand == HandName::left && second.hand == HandName::right) return HandPair::left_first;
  if (first.two_staves || second.two_staves) return HandPair::none;
  if (first.music.sings != second.music.sings) return first.music.sings ? HandPair::right_first : HandPair::left_first;
  return HandPair::by_pitch;
}

}  // namespace clavier
