#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notation/sheet/sheet.h"

namespace clavier {

/// Files round durations to their divisions: durations that differ by no more than this are equal.
constexpr bool within_rounding(ExactBeats a, ExactBeats b) {
  return a - b <= Fraction(1, 48) && b - a <= Fraction(1, 48);
}

/// A measure with more voices is no music.
inline constexpr std::size_t kMaxVoices = 64;

/// An event as a file has it. Its times are the file's, counted in divisions, and may differ from its note value.
struct RawEvent {
  int voice = 1;              ///< the file's number
  SheetEvent event;           ///< notes in any order, without other_staff; beams and brackets unchecked
  bool has_value = false;     ///< the file gives event.value
  std::vector<Staff> staves;  ///< the staff of each note, or of a rest

  ExactBeats end() const { return event.onset + event.length; }
};

/// A measure as a file has it.
struct RawMeasure {
  std::string number;
  bool implicit = false;
  ExactBeats reach;  ///< the furthest time that the file reaches
  std::optional<SheetKey> key{};
  std::optional<SheetMeter> meter{};
  bool unmetered = false;  ///< no meter that can be read is in force
  std::vector<ClefChange> clefs;
  std::vector<Direction> directions;
  std::vector<RawEvent> events;
};

}  // namespace clavier
