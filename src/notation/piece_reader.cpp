#include "notation/piece_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "base/files.h"
#include "midi/midi_reader.h"
#include "music/piece_bounds.h"
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

/// The endings under which pieces are stored; those of sheets hold no MIDI.
struct PieceExtension {
  std::string_view extension;
  bool for_sheets = false;
};

constexpr std::array<PieceExtension, 8> kPieceExtensions = {
    {{".mid"}, {".midi"}, {".kar"}, {".rmi"}, {".smf"}, {".musicxml", true}, {".mxl", true}, {".xml", true}}};

bool is_for_sheets(std::string_view extension) {
  return std::any_of(kPieceExtensions.begin(), kPieceExtensions.end(),
                     [&](const PieceExtension& one) { return one.for_sheets && one.extension == extension; });
}

bool has_many_voices(const Measure& measure) {
  for (const Staff staff : {Staff::upper, Staff::lower}) {
    const auto voices = std::count_if(measure.voices.begin(), measure.voices.end(),
                                      [&](const Voice& voice) { return voice.staff == staff; });
    if (voices > static_cast<std::ptrdiff_t>(kMaxVoicesPerStaff)) return true;
  }
  return false;
}

/// Says how many measures other programs draw without some of their notes.
void warn_of_many_voices(const Sheet& sheet, std::vector<std::string>& warnings) {
  const auto measures = std::count_if(sheet.measures.begin(), sheet.measures.end(), has_many_voices);
  if (measures == 0) return;
  warnings.push_back("more than " + std::to_string(kMaxVoicesPerStaff) + " voices stand on a staff in " +
                     std::to_string(measures) + (measures == 1 ? " measure" : " measures") +
                     "; MuseScore, which draws pages, leaves out the others");
}

PieceReading read_sheet(ByteView bytes, std::string_view name, const ReadingOptions& options) {
  MusicXmlReading reading = read_musicxml_parts(bytes, name, options.parts);
  Score score = score_of(reading.sheet, options.repeats);
  if (score.notes.empty()) reading.warnings.emplace_back("there are no notes in the parts that are read");
  warn_of_many_voices(reading.sheet, reading.warnings);
  return {.score = std::move(score),
          .sheet = std::move(reading.sheet),
          .parts = std::move(reading.parts),
          .warnings = std::move(reading.warnings),
          .hands = HandRule::staves};
}

PieceReading read_any(ByteView bytes, std::string_view name, const ReadingOptions& options) {
  if (begins_with(bytes, "PK\x03\x04")) return read_sheet(unpack_mxl(bytes, name), name, options);
  if (looks_like_xml(bytes)) return read_sheet(bytes, name, options);
  if (is_for_sheets(extension_of(std::string(name))) && !begins_with(bytes, "MT") && !begins_with(bytes, "RIFF"))
    throw Error("cannot read " + std::string(name) + ": it is neither MusicXML nor MIDI");
  if (!options.parts.empty())
    throw Misuse("cannot choose parts of " + std::string(name) + ": it is MIDI, and parts are those of MusicXML");
  MidiReading reading = read_midi(bytes, name);
  return {.score = std::move(reading.score),
          .sheet = std::nullopt,
          .parts = std::move(reading.parts),
          .warnings = std::move(reading.warnings),
          .hands = reading.hands};
}

}  // namespace

PieceReading read_piece(ByteView bytes, std::string_view name, const ReadingOptions& options) {
  PieceReading reading = read_any(bytes, name, options);
  if (const std::string excess = find_excess(reading.score); !excess.empty())
    throw Error("cannot read " + std::string(name) + ": " + excess);
  return reading;
}

PieceReading read_piece_file(const std::filesystem::path& path, const ReadingOptions& options) {
  return read_piece(read_file(path, PieceBounds{}.file_bytes), path.string(), options);
}

const std::vector<std::string>& piece_extensions() {
  static const std::vector<std::string> kExtensions = [] {
    std::vector<std::string> extensions;
    for (const PieceExtension& one : kPieceExtensions) extensions.emplace_back(one.extension);
    return extensions;
  }();
  return kExtensions;
}

std::string list_piece_extensions() {
  std::string names;
  for (const std::string& extension : piece_extensions()) names.append(names.empty() ? "" : ", ").append(extension);
  return names;
}

}  // namespace clavier
