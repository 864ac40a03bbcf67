#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notation/sheet/sheet.h"

namespace clavier {

/// Durations of files are rounded to their divisions: what differs by no more than this is the same.
constexpr bool within_rounding(ExactBeats a, ExactBeats b) {
  return a - b <= Fraction(1, 48) && b - a <= Fraction(1, 48);
}

/// An event as a file has it: its times are the file's, counted in divisions, which need not be what its value says.
struct RawEvent {
  int voice = 1;              ///< the file's number
  SheetEvent event;           ///< notes in any order, without other_staff; beams and brackets unchecked
  bool has_value = false;     ///< event.value was told
  std::vector<Staff> staves;  ///< the staff of each note, or of a rest

  ExactBeats end() const { return event.onset + event.length; }
};

/// A measure as a file has it.
struct RawMeasure {
  std::string number;
  bool implicit = false;
  ExactBeats reach;  ///< the furthest place that anything told comes to
  std::optional<SheetKey> key{};
  std::optional<SheetMeter> meter{};
  std::vector<ClefChange> clefs;
  std::vector<Direction> directions;
  std::vector<RawEvent> events;
};

}  // namespace clavier
