#pragma once

#include <set>

#include "notation/sheet/sheet.h"

namespace clavier {

/// The notes of a measure that show an accidental: those whose alteration differs from the key of `fifths`, or from the
/// last accidental on their line in this measure. Staves and octaves count separately. A note tied to an earlier one
/// shows none and changes nothing.
std::set<const SheetNote*> notes_with_accidental(const Measure& measure, int fifths);

/// The staff on which a note of a voice of `staff` is notated.
constexpr Staff notated_staff_of(const SheetNote& note, Staff staff) {
  if (!note.other_staff) return staff;
  return staff == Staff::upper ? Staff::lower : Staff::upper;
}

}  // namespace clavier
