#pragma once

#include <set>

#include "notation/sheet/sheet.h"
#include "notation/xml/xml_writer.h"

namespace clavier {

/// What the writer of a measure needs from the measures before it.
struct MeasureContext {
  std::int64_t divisions = 1;
  int fifths = 0;                ///< of the key in force
  bool first = false;            ///< the first measure, which gives divisions and staves
  const Volta* volta = nullptr;  ///< the volta bracket that began last
};

/// Writes a measure element: attributes, then voice after voice with backups between them. Clefs and directions stand
/// among the events of the first voice of their staff. Voices of the upper staff have the numbers 1 to 4 (then 9 to
/// 12), of the lower 5 to 8 (then 13 to 16), as in notation programs.
void write_measure(XmlWriter& xml, const Measure& measure, const MeasureContext& context);

}  // namespace clavier
