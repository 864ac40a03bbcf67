#pragma once

#include <string>

#include "base/options.h"
#include "notation/piece_reader.h"

namespace clavier {

/// What `clavier inspect` reports of the file beside its music: the rule that gives the hands, the parts of a MIDI file
/// with their notes and General MIDI programs (from 1), and the quarter notes of the pickup (null: there is none).
Json file_report(const PieceReading& reading);

/// The same as rows of text.
std::string file_report_text(const PieceReading& reading);

}  // namespace clavier
