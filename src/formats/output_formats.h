#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "formats/renderings.h"

namespace clavier {

/// Gives the bytes of the file; of several files where each holds one page.
using OutputEncoder = std::vector<Bytes> (*)(Renderings& piece);
/// Writes the file part by part, for formats of which a long piece does not fit in memory. It appears whole or not at
/// all.
using OutputStreamer = void (*)(Renderings& piece, const std::filesystem::path& file);

/// What must be installed for a format.
enum class OutputNeeds : std::uint8_t { nothing, sound_font, musescore };

/// A format in which pieces are written. A new one is a row of the table in output_formats.cpp.
struct OutputFormat {
  std::string_view extension;  ///< lower case, with dot
  std::string_view doc;        ///< what it is, for the help
  std::variant<OutputEncoder, OutputStreamer> write;
  OutputNeeds needs = OutputNeeds::nothing;
};

/// All formats, in the order in which the help lists them.
std::span<const OutputFormat> output_formats();

/// The format of the file's extension. Throws Misuse that lists the known extensions.
const OutputFormat& find_output_format(const std::filesystem::path& file);

/// The extensions of sound files, without dot: "wav" and so on.
std::vector<std::string_view> list_sound_formats();

/// ".mid, .midi, .musicxml, ...".
std::string list_output_extensions();

}  // namespace clavier
