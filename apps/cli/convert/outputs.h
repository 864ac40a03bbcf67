#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "music/score.h"
#include "notation/sheet/sheet.h"

namespace clavier {

struct OutputOptions {
  std::filesystem::path sound_font;  ///< empty: the best installed one
};

/// What is to be written.
struct OutputPiece {
  const Score& score;
  const Sheet* sheet = nullptr;  ///< as engraved already; else the score is transcribed where a page is wanted
  std::string heading{};         ///< printed above the music, instead of the title
  std::string credit{};          ///< printed in the place of the composer, instead of the origin
};

/// ".mid, .musicxml, ...": every ending that write_outputs knows.
std::string known_outputs();

/// To be called before anything is computed: throws Misuse when there is no file to write, one is named twice or has an
/// unknown ending; Error when a sound file is wanted and no sound font is installed, or pages and no MuseScore.
void check_outputs(const std::vector<std::filesystem::path>& files, const OutputOptions& options);

/// Writes the piece to every file, in the format of its ending; each file appears whole or not at all. Sound is played
/// and pages are engraved once however many files want them. Pictures of further pages are put beside the first:
/// piece-page2.png. Gives all files that were written. Throws what check_outputs throws, and Error when a file cannot
/// be written.
std::vector<std::filesystem::path> write_outputs(const OutputPiece& piece,
                                                 const std::vector<std::filesystem::path>& files,
                                                 const OutputOptions& options, Progress& progress);

}  // namespace clavier
