#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "music/music_part.h"
#include "music/score.h"
#include "notation/sheet/score_of.h"

namespace clavier {

struct PieceReading {
  Score score;                        ///< as it sounds, with its repeats
  std::optional<Sheet> sheet;         ///< as engraved, when the file is MusicXML
  std::vector<MusicPart> parts;       ///< of the file: channels of MIDI tracks, or the parts of MusicXML
  std::vector<std::string> warnings;  ///< as in MidiReading; of MusicXML, which parts are left out or reduced
  HandRule hands = HandRule::none;
};

/// What of MusicXML is read.
struct ReadingOptions {
  std::string parts;                  ///< by number and name, "1,3-4,Piano"; empty: all but percussion
  Repeats repeats = Repeats::played;  ///< of the score; the sheet has them anyway
};

/// A piece of any format that Clavier reads, recognised by its first bytes: MIDI, MusicXML, or MusicXML in a zip
/// archive. Anything else goes to the MIDI reader, which reports the fault. `name` is for messages. Throws Error as the
/// readers do, and for what exceeds PieceBounds; Misuse when there are no such parts.
PieceReading read_piece(ByteView bytes, std::string_view name, const ReadingOptions& options = {});

/// The same from a file on the disk. Throws Error also when there is no such file.
PieceReading read_piece_file(const std::filesystem::path& path, const ReadingOptions& options = {});

/// The extensions of files that hold pieces, lower case, with dot: the one list of what Clavier reads.
const std::vector<std::string>& piece_extensions();

/// ".mid, .midi, .kar, ...".
std::string list_piece_extensions();

}  // namespace clavier
