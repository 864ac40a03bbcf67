#pragma once

#include <filesystem>
#include <vector>

#include "base/progress.h"
#include "formats/output_piece.h"

namespace clavier {

/// Call it before anything is computed. Throws Misuse when there is no file to write, one is named twice, is a folder
/// or has an unknown extension; Error when the sound font or the MuseScore that a format needs is not installed.
void check_outputs(const std::vector<std::filesystem::path>& files, const OutputOptions& options);

/// Writes the piece to every file, in the format of its extension; each file appears whole or not at all. Where a
/// format holds one page a file, further pages are written beside the first: piece-page2.png. Returns all files
/// written. Throws what check_outputs throws, and Error when a file cannot be written.
std::vector<std::filesystem::path> write_outputs(const OutputPiece& piece,
                                                 const std::vector<std::filesystem::path>& files,
                                                 const OutputOptions& options, Progress& progress);

}  // namespace clavier
