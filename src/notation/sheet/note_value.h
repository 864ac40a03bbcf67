#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "music/fraction.h"

namespace clavier {

/// The shape of a note or rest; each lasts half as long as the one before.
enum class NoteType : std::uint8_t {
  breve,
  whole,
  half,
  quarter,
  eighth,
  sixteenth,
  thirty_second,
  sixty_fourth,
  hundred_twenty_eighth,
  two_hundred_fifty_sixth
};

inline constexpr int kNoteTypes = 10;
inline constexpr int kMaxDots = 3;

/// `actual` notes in the time of `normal`: 3:2 for a triplet, 1:1 outside tuplets. Not reduced: 6:4 is not 3:2.
struct TupletRatio {
  std::uint8_t actual = 1;
  std::uint8_t normal = 1;
  bool operator==(const TupletRatio&) const = default;
};

/// The notated duration of a note or rest.
struct NoteValue {
  NoteType type = NoteType::quarter;
  std::uint8_t dots = 0;  ///< 0..kMaxDots
  TupletRatio tuplet;     ///< for nested tuplets the product
  bool operator==(const NoteValue&) const = default;
};

/// The length in quarter notes: 3/2 for a dotted quarter, 1/3 for an eighth of a triplet.
constexpr ExactBeats length_of(NoteValue value) {
  const ExactBeats plain = Fraction(8, std::int64_t{1} << static_cast<int>(value.type));
  const std::int64_t parts = std::int64_t{1} << value.dots;
  return plain * Fraction(2 * parts - 1, parts) * Fraction(value.tuplet.normal, value.tuplet.actual);
}

/// How many beams or flags a note of this type has: 0 for a quarter, 1 for an eighth.
constexpr int beams_of(NoteType type) {
  return type > NoteType::quarter ? static_cast<int>(type) - static_cast<int>(NoteType::quarter) : 0;
}

/// The value that lasts exactly `length` with the fewest dots, inside a tuplet of that ratio. Nothing when there is
/// none.
std::optional<NoteValue> find_note_value(ExactBeats length, TupletRatio tuplet = {});

/// "quarter", "16th", "128th": the names of MusicXML.
std::string_view to_string(NoteType type);
/// The reverse; nothing for any other word.
std::optional<NoteType> parse_note_type(std::string_view name);

}  // namespace clavier
