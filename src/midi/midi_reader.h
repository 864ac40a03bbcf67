#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "music/music_part.h"
#include "music/score.h"

namespace clavier {

struct MidiReading {
  Score score;
  std::vector<std::string> warnings;  ///< what was wrong: "track 2, byte 118: data bytes above 127: 3"
  HandRule hands = HandRule::none;
  std::vector<MusicPart> parts;  ///< see list_parts
};

/// Reads a Standard MIDI File of format 0 or 1, also inside RIFF. docs/formats/midi.md says what is read, what is
/// tolerated and how damage is repaired. `name` is for messages. Throws Error when nothing is readable, or for
/// format 2.
MidiReading read_midi(ByteView bytes, std::string_view name);

/// The same from a file on the disk. Throws Error also when there is no such file.
MidiReading read_midi_file(const std::filesystem::path& path);

}  // namespace clavier
