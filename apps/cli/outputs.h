#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "music/score.h"

namespace clavier {

struct OutputOptions {
  std::filesystem::path sound_font;  ///< empty: the best installed one
};

/// ".mid, .wav, ...": every ending that write_outputs knows.
std::string known_outputs();

/// To be called before anything is computed: throws Misuse when there is no file to write, one is named twice or has an
/// unknown ending; Error when a sound file is wanted and no sound font is installed.
void check_outputs(const std::vector<std::filesystem::path>& files, const OutputOptions& options);

/// Writes the piece to every file, in the format of its ending; each file appears whole or not at all. Sound is played
/// once however many sound files there are. Throws what check_outputs throws, and Error when a file cannot be written.
void write_outputs(const Score& score, const std::vector<std::filesystem::path>& files, const OutputOptions& options,
                   Progress& progress);

}  // namespace clavier
