#pragma once

#include <filesystem>

#include "formats/output_piece.h"

namespace clavier {

/// Of a run of the program: MuseScore is found through the environment's PATH. An empty sound font means the best
/// installed one.
OutputOptions make_output_options(const std::filesystem::path& sound_font);

}  // namespace clavier
