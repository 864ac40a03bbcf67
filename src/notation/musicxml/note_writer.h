#pragma once

#include <set>

#include "notation/sheet/sheet.h"
#include "notation/xml/xml_writer.h"

namespace clavier {

/// What a note element says besides its event.
struct NoteContext {
  Staff staff = Staff::upper;
  int voice = 1;
  std::int64_t divisions = 1;
  const std::set<const SheetNote*>& accidentals;
};

/// 1 or 2, as MusicXML counts.
constexpr int staff_number(Staff staff) { return staff == Staff::upper ? 1 : 2; }

/// A chord or a rest as note elements; hidden rests are nobody's to write.
void write_event(XmlWriter& xml, const SheetEvent& event, const NoteContext& context);

}  // namespace clavier
