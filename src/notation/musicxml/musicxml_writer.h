#pragma once

#include "base/bytes.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// An uncompressed MusicXML document (score-partwise) in the common subset of versions 3.1 and 4.0: one piano part on
/// two staves. The same sheet gives the same bytes. read_musicxml gives the same Sheet back, exactly, when its texts
/// are UTF-8 of characters that XML allows. Throws Error for a sheet that breaks a requirement of sheet.h
/// (find_sheet_fault), and for one whose times need a finer grid than kMaxDivisions.
Bytes write_musicxml(const Sheet& sheet);

}  // namespace clavier
