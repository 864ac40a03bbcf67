#pragma once

#include <set>

#include "notation/sheet/sheet.h"

namespace clavier {

/// Which notes of a measure show an accidental: those altered otherwise than the key of `fifths` or the last accidental
/// on their line in this measure says, staff and octave apart. A note tied to one before shows none and changes
/// nothing.
std::set<const SheetNote*> notes_with_accidental(const Measure& measure, int fifths);

/// The staff on which a note of a voice of `staff` is drawn.
constexpr Staff notated_staff_of(const SheetNote& note, Staff staff) {
  if (!note.other_staff) return staff;
  return staff == Staff::upper ? Staff::lower : Staff::upper;
}

}  // namespace clavier
