#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace clavier {

/// The Debian package whose piano Clavier is meant to be heard with; see docs/decisions/0010-sound-font.md.
inline constexpr std::string_view kSoundFontPackage = "musescore-general-soundfont-small";

/// The sound font to play with: `wanted` when it is given, else the best of those installed in the usual folders: by
/// name the ones known to have a good piano, then any other. Throws Error naming kSoundFontPackage when there is none,
/// Misuse when `wanted` is no file.
std::filesystem::path find_sound_font(const std::filesystem::path& wanted = {});

/// The same among files below `folders`; empty when there is none.
std::filesystem::path best_sound_font(const std::vector<std::filesystem::path>& folders);

}  // namespace clavier
