#pragma once

#include <filesystem>
#include <string>

#include "music/score.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// A piece to be written.
struct OutputPiece {
  const Score& score;
  const Sheet* sheet = nullptr;  ///< the engraved form if there is one; else formats of notation transcribe the score
  const Score* sounding = nullptr;  ///< what audio formats play, if not the score
  std::string heading{};            ///< printed above the music, instead of the title
  std::string credit{};             ///< printed in the place of the composer, instead of the origin
};

/// Where the tools that some formats need are found.
struct OutputOptions {
  std::filesystem::path sound_font;  ///< empty: the best installed one
  std::string program_folders;       ///< searched for MuseScore, separated as in PATH
};

}  // namespace clavier
