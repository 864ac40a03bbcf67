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

/// The pages of a sheet, engraved by MuseScore 3 (`musescore` is its program) without a window: one PDF, or one image
/// per page at 150 dots per inch. MuseScore exits with success even when it fails. So it also writes what it has read
/// as MusicXML, whose note heads are compared with the sheet's. Throws Error when it cannot be run, takes too long,
/// gives no pages, or has read less than nine note heads of ten.
std::vector<Bytes> render_pages(const Sheet& sheet, PageFormat format, const std::filesystem::path& musescore);

}  // namespace clavier
