#pragma once

#include <filesystem>
#include <optional>

#include "audio/sound.h"
#include "base/progress.h"
#include "formats/output_piece.h"

namespace clavier {

/// MuseScore 3 in the folders of the options. Throws Error that says how to install it.
std::filesystem::path find_musescore(const OutputOptions& options);

/// The sheet and the sound of one piece. Each is made when a format first asks for it, and once however many ask. All
/// arguments must live as long as the renderings.
class Renderings {
 public:
  Renderings(const OutputPiece& piece, const OutputOptions& options, Progress& progress)
      : piece_(piece), options_(options), progress_(progress) {}

  const Score& score() const { return piece_.score; }
  const OutputOptions& options() const { return options_; }
  /// As given or else transcribed, with the piece's heading and credit. Says how many notes it merges.
  const Sheet& sheet();
  /// Samples lie in a nameless file in the folder of `beside`. Throws what find_sound_font and Sound throw.
  Sound& sound(const std::filesystem::path& beside);

 private:
  const OutputPiece& piece_;
  const OutputOptions& options_;
  Progress& progress_;
  std::optional<Sheet> sheet_;
  std::optional<Sound> sound_;
};

}  // namespace clavier
