#include "notation/musicxml/mark_reader.h"

#include <algorithm>
#include <array>

#include "notation/sheet/jump_words.h"

namespace clavier {
namespace {

using MarkKind = std::variant<MarkerKind, JumpKind>;

struct SoundMark {
  std::string_view attribute;
  MarkKind kind;
};

/// By which one takes the words of its direction.
constexpr std::array<SoundMark, 6> kSoundMarks = {{{"dacapo", JumpKind::da_capo},
                                                   {"dalsegno", JumpKind::dal_segno},
                                                   {"fine", MarkerKind::fine},
                                                   {"tocoda", MarkerKind::to_coda},
                                                   {"coda", MarkerKind::coda},
                                                   {"segno", MarkerKind::segno}}};

std::vector<MarkKind> kinds_in_sound(const XmlElement& sound) {
  std::vector<MarkKind> kinds;
  for (const auto& [attribute, kind] : kSoundMarks)
    if (const std::string_view value = sound.attribute(attribute); !value.empty() && value != "no")
      kinds.push_back(kind);
  return kinds;
}

/// The segno and coda signs among the children of an element.
std::vector<MarkKind> signs_in(const XmlElement& element) {
  std::vector<MarkKind> signs;
  if (element.has("coda")) signs.emplace_back(MarkerKind::coda);
  if (element.has("segno")) signs.emplace_back(MarkerKind::segno);
  return signs;
}

std::vector<MarkKind> signs_of_direction(const XmlElement& direction) {
  std::vector<MarkKind> signs;
  for (const XmlElement& type : direction.children)
    if (type.name == "direction-type")
      for (const MarkKind sign : signs_in(type)) signs.push_back(sign);
  return signs;
}

bool among(MarkKind kind, const std::vector<MarkKind>& kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

DirectionMark make_mark(MarkKind kind, std::string words, bool sign) {
  if (const auto* const jump = std::get_if<JumpKind>(&kind)) return Jump{*jump, std::move(words)};
  return Marker{std::get<MarkerKind>(kind), std::move(words), sign};
}

std::optional<MarkKind> kind_of(const DirectionMark& mark) {
  if (const auto* const jump = std::get_if<Jump>(&mark)) return jump->kind;
  if (const auto* const marker = std::get_if<Marker>(&mark)) return marker->kind;
  return std::nullopt;
}

bool is_printed(const DirectionMark& mark) {
  if (const auto* const jump = std::get_if<Jump>(&mark)) return !jump->words.empty();
  const auto* const marker = std::get_if<Marker>(&mark);
  return marker == nullptr || marker->sign || !marker->words.empty();
}

/// Prints a mark that a file only lets hear.
void print(DirectionMark& mark) {
  if (is_printed(mark)) return;
  if (auto* const jump = std::get_if<Jump>(&mark)) jump->words = jump->kind == JumpKind::da_capo ? "D.C." : "D.S.";
  if (auto* const marker = std::get_if<Marker>(&mark)) {
    marker->sign = marker->kind == MarkerKind::segno || marker->kind == MarkerKind::coda;
    if (!marker->sign) marker->words = marker->kind == MarkerKind::fine ? "Fine" : "To Coda";
  }
}

/// Jumps are of one kind here: a measure has one.
std::size_t place_of(MarkKind kind) {
  const auto* const marker = std::get_if<MarkerKind>(&kind);
  return marker == nullptr ? 4 : static_cast<std::size_t>(*marker);
}

}  // namespace

std::vector<DirectionMark> read_sound_marks(const XmlElement& sound) {
  std::vector<DirectionMark> marks;
  for (const MarkKind kind : kinds_in_sound(sound)) marks.push_back(make_mark(kind, "", false));
  return marks;
}

std::vector<DirectionMark> read_direction_marks(const XmlElement& direction, std::string_view words) {
  const XmlElement* const sound = direction.child("sound");
  const std::vector<MarkKind> signs = signs_of_direction(direction);
  std::vector<MarkKind> kinds = sound != nullptr ? kinds_in_sound(*sound) : std::vector<MarkKind>();
  std::string text(words);
  if (kinds.empty()) {
    std::optional<MarkKind> in_words = mark_in_words(words);
    const bool before_sign = !trim(words).empty() && among(MarkerKind::coda, signs);
    if (!in_words && before_sign && mark_in_words(text + " Coda")) {
      text += " Coda";  // "To", before the sign
      in_words = mark_in_words(text);
    }
    kinds = in_words ? std::vector<MarkKind>{*in_words} : signs;
  }
  std::vector<DirectionMark> marks;
  for (const MarkKind kind : kinds) {
    marks.push_back(make_mark(kind, text, among(kind, signs)));
    text.clear();
  }
  return marks;
}

std::vector<DirectionMark> read_bar_line_marks(const XmlElement& bar_line) {
  std::vector<DirectionMark> marks;
  for (const MarkKind sign : signs_in(bar_line)) marks.push_back(make_mark(sign, "", true));
  return marks;
}

void settle_marks(std::vector<Direction>& directions) {
  std::array<const Direction*, 5> kept{};
  for (const Direction& direction : directions) {
    const std::optional<MarkKind> kind = kind_of(direction.what);
    if (!kind) continue;
    const Direction*& best = kept.at(place_of(*kind));
    if (best == nullptr || (!is_printed(best->what) && is_printed(direction.what))) best = &direction;
  }
  std::vector<Direction> settled;
  for (Direction& direction : directions) {
    const std::optional<MarkKind> kind = kind_of(direction.what);
    if (!kind || kept.at(place_of(*kind)) == &direction) settled.push_back(std::move(direction));
  }
  for (Direction& direction : settled) print(direction.what);
  directions = std::move(settled);
}

}  // namespace clavier
