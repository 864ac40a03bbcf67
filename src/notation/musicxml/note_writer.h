#pragma once

#include <set>

#include "notation/sheet/sheet.h"
#include "notation/xml/xml_writer.h"

namespace clavier {

/// What a note element has besides its event.
struct NoteContext {
  Staff staff = Staff::upper;
  int voice = 1;
  std::int64_t divisions = 1;
  const std::set<const SheetNote*>& accidentals;
};

/// The number of a staff in MusicXML, from 1.
constexpr int staff_number(Staff staff) { return staff == Staff::upper ? 1 : 2; }

/// Writes a chord or a rest as note elements; hidden rests are not allowed here.
void write_event(XmlWriter& xml, const SheetEvent& event, const NoteContext& context);

}  // namespace clavier
