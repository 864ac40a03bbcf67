#include "notation/sheet/value_pieces.h"

#include <array>

namespace clavier {
namespace {

constexpr std::array<TupletRatio, 3> kUsualRatios = {{{3, 2}, {5, 4}, {7, 4}}};

/// Dotted values of tuplets are not guessed: they say almost any length.
std::optional<NoteValue> single_value(ExactBeats length, TupletRatio ratio) {
  if (const std::optional<NoteValue> value = value_lasting(length, ratio)) return value;
  if (const std::optional<NoteValue> value = value_lasting(length)) return value;
  for (const TupletRatio usual : kUsualRatios) {
    const std::optional<NoteValue> value = value_lasting(length, usual);
    if (value && value->dots == 0) return value;
  }
  return std::nullopt;
}

/// The longest plain values that fit, one after the other.
std::vector<NoteValue> fitting_values(ExactBeats length) {
  std::vector<NoteValue> values;
  for (int type = 0; type < kNoteTypes; ++type) {
    const NoteValue value{.type = static_cast<NoteType>(type)};
    for (; length >= length_of(value); length -= length_of(value)) values.push_back(value);
  }
  return values;
}

SheetEvent piece_of(const SheetEvent& whole, NoteValue value, bool first, bool last) {
  SheetEvent piece = whole;
  piece.value = value;
  piece.length = length_of(value);
  if (first && last) return piece;
  piece.beams.clear();
  piece.tuplet_start = piece.tuplet_stop = false;
  piece.fermata = whole.fermata && last;
  for (SheetNote& note : piece.notes) {
    note.tie_stop = note.tie_stop || !first;
    note.tie_start = note.tie_start || !last;
  }
  return piece;
}

}  // namespace

std::vector<SheetEvent> pieces_of(const SheetEvent& event, ExactBeats length) {
  if (length <= 0) return {};
  if (const std::optional<NoteValue> value = single_value(length, event.value.tuplet))
    return {piece_of(event, *value, true, true)};
  const std::vector<NoteValue> values = fitting_values(length);
  std::vector<SheetEvent> pieces;
  for (std::size_t index = 0; index < values.size(); ++index)
    pieces.push_back(piece_of(event, values[index], index == 0, index + 1 == values.size()));
  return pieces;
}

}  // namespace clavier
