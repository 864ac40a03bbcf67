#include "notation/sheet/split_into_values.h"

#include <array>

namespace clavier {
namespace {

constexpr std::array<TupletRatio, 3> kCommonRatios = {{{3, 2}, {5, 4}, {7, 4}}};

/// The single value of that length. Dotted tuplet values are not tried: they fit almost any length.
std::optional<NoteValue> single_value(ExactBeats length, TupletRatio ratio) {
  if (const std::optional<NoteValue> value = find_note_value(length, ratio)) return value;
  if (const std::optional<NoteValue> value = find_note_value(length)) return value;
  for (const TupletRatio common : kCommonRatios) {
    const std::optional<NoteValue> value = find_note_value(length, common);
    if (value && value->dots == 0) return value;
  }
  return std::nullopt;
}

/// The longest plain values that fit, in sequence.
std::vector<NoteValue> fitting_values(ExactBeats length) {
  std::vector<NoteValue> values;
  for (int type = 0; type < kNoteTypes; ++type) {
    const NoteValue value{.type = static_cast<NoteType>(type)};
    for (; length >= length_of(value); length -= length_of(value)) values.push_back(value);
  }
  return values;
}

SheetEvent make_part(const SheetEvent& whole, NoteValue value, bool first, bool last) {
  SheetEvent part = whole;
  part.value = value;
  part.length = length_of(value);
  if (first && last) return part;
  part.beams.clear();
  part.tuplet_start = part.tuplet_stop = false;
  part.fermata = whole.fermata && last;
  for (SheetNote& note : part.notes) {
    note.tie_stop = note.tie_stop || !first;
    note.tie_start = note.tie_start || !last;
  }
  return part;
}

}  // namespace

std::vector<SheetEvent> split_into_values(const SheetEvent& event, ExactBeats length) {
  if (length <= 0) return {};
  if (const std::optional<NoteValue> value = single_value(length, event.value.tuplet))
    return {make_part(event, *value, true, true)};
  const std::vector<NoteValue> values = fitting_values(length);
  std::vector<SheetEvent> parts;
  for (std::size_t index = 0; index < values.size(); ++index)
    parts.push_back(make_part(event, values[index], index == 0, index + 1 == values.size()));
  return parts;
}

}  // namespace clavier
