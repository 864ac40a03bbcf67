#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "music/score.h"
#include "notation/sheet/sheet.h"

namespace clavier {

struct PieceReading {
  Score score;
  std::optional<Sheet> sheet;         ///< as engraved, when the file is MusicXML
  std::vector<std::string> parts;     ///< of MusicXML, which are read: "2 (Alto)"
  std::vector<std::string> warnings;  ///< as in MidiReading; of MusicXML, which parts are left out or reduced
};

/// A piece of any format that Clavier reads, recognised by its first bytes: MIDI, MusicXML, or MusicXML in a zip
/// archive. Anything else goes to the MIDI reader, which reports the fault. `name` is for messages. `parts`
/// chooses parts of MusicXML by number and name ("1,3-4,Piano"); empty: all but percussion. Throws Error as the readers
/// do, and for a sheet without notes; Misuse when there are no such parts.
PieceReading read_piece(ByteView bytes, std::string_view name, std::string_view parts = "");

/// The same from a file on the disk. Throws Error also when there is no such file.
PieceReading read_piece_file(const std::filesystem::path& path, std::string_view parts = "");

/// The extensions of files that hold pieces, lower case, with dot.
const std::vector<std::string>& piece_extensions();

}  // namespace clavier
