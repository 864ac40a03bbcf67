#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "music/score.h"
#include "notation/sheet/score_of.h"

namespace clavier {

struct PieceReading {
  Score score;                        ///< as it sounds, with its repeats
  std::optional<Sheet> sheet;         ///< as engraved, when the file is MusicXML
  std::vector<std::string> warnings;  ///< as in MidiReading
};

/// A piece of any format that Clavier reads, recognised by its first bytes: MIDI, MusicXML, or MusicXML in a zip
/// archive. Anything else goes to the MIDI reader, which reports the fault. `name` is for messages; `repeats` is for
/// the score of MusicXML. Throws Error as the readers do, and for a sheet without notes.
PieceReading read_piece(ByteView bytes, std::string_view name, Repeats repeats = Repeats::played);

/// The same from a file on the disk. Throws Error also when there is no such file.
PieceReading read_piece_file(const std::filesystem::path& path, Repeats repeats = Repeats::played);

/// The extensions of files that hold pieces, lower case, with dot.
const std::vector<std::string>& piece_extensions();

}  // namespace clavier
