#include "notation/piece_reader.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/files.h"
#include "midi/midi_reader.h"
#include "notation/musicxml/musicxml_reader.h"
#include "notation/musicxml/mxl.h"

namespace clavier {
namespace {

bool begins_with(ByteView bytes, std::string_view text) { return as_text(bytes).substr(0, text.size()) == text; }

/// Whether the file starts with "<" in any encoding that XML may have, after a byte order mark and blanks.
bool looks_like_xml(ByteView bytes) {
  constexpr std::string_view kSkipped("\xEF\xBB\xBF\xFE\xFF \t\r\n\0", 10);
  const std::string_view start = as_text(bytes.first(std::min<std::size_t>(bytes.size(), 64)));
  const std::size_t first = start.find_first_not_of(kSkipped);
  return first != std::string_view::npos && start[first] == '<';
}

PieceReading make_reading(Sheet sheet, std::string_view name, Repeats repeats) {
  Score score = score_of(sheet, repeats);
  if (score.notes.empty())
    throw Error("cannot read MusicXML file " + std::string(name) + ": there are no notes in its piano part");
  return {.score = std::move(score), .sheet = std::move(sheet), .warnings = {}};
}

}  // namespace

PieceReading read_piece(ByteView bytes, std::string_view name, Repeats repeats) {
  if (begins_with(bytes, "PK\x03\x04")) return make_reading(read_mxl(bytes, name), name, repeats);
  if (looks_like_xml(bytes)) return make_reading(read_musicxml(bytes, name), name, repeats);
  const std::string extension = extension_of(std::string(name));
  if ((extension == ".musicxml" || extension == ".mxl" || extension == ".xml") && !begins_with(bytes, "MT"))
    throw Error("cannot read " + std::string(name) + ": it is neither MusicXML nor MIDI");
  MidiReading reading = read_midi(bytes, name);
  return {.score = std::move(reading.score), .sheet = std::nullopt, .warnings = std::move(reading.warnings)};
}

PieceReading read_piece_file(const std::filesystem::path& path, Repeats repeats) {
  return read_piece(read_file(path), path.string(), repeats);
}

const std::vector<std::string>& piece_extensions() {
  static const std::vector<std::string> kExtensions = {".mid", ".midi", ".musicxml", ".mxl"};
  return kExtensions;
}

}  // namespace clavier
