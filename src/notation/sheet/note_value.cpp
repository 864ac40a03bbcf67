#include "notation/sheet/note_value.h"

#include <algorithm>

namespace clavier {
namespace {

constexpr std::array<std::string_view, kNoteTypes> kTypeNames = {"breve", "whole", "half", "quarter", "eighth",
                                                                 "16th",  "32nd",  "64th", "128th",   "256th"};

}  // namespace

std::optional<NoteValue> find_note_value(ExactBeats length, TupletRatio tuplet) {
  for (std::uint8_t dots = 0; dots <= kMaxDots; ++dots) {
    for (int type = 0; type < kNoteTypes; ++type) {
      const NoteValue value{.type = static_cast<NoteType>(type), .dots = dots, .tuplet = tuplet};
      if (length_of(value) == length) return value;
    }
  }
  return std::nullopt;
}

std::string_view to_string(NoteType type) { return kTypeNames.at(static_cast<std::size_t>(type)); }

std::optional<NoteType> parse_note_type(std::string_view name) {
  const auto* const found = std::find(kTypeNames.begin(), kTypeNames.end(), name);
  if (found == kTypeNames.end()) return std::nullopt;
  return static_cast<NoteType>(found - kTypeNames.begin());
}

}  // namespace clavier
