#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// The names under which MuseScore 3 may be installed.
const std::vector<std::string>& musescore_names();

enum class PageFormat : std::uint8_t { pdf, svg, png };

/// A sheet on paper, engraved by MuseScore 3 (`musescore` is its program), which runs without a window: one PDF, or one
/// image a page, at 150 dots an inch. MuseScore calls its failures a success, so it also writes down as MIDI what it
/// has understood, which is compared with the sheet. Throws Error when it cannot be run, takes too long, draws nothing,
/// or has understood less than nine notes of ten.
std::vector<Bytes> render_pages(const Sheet& sheet, PageFormat format, const std::filesystem::path& musescore);

}  // namespace clavier
