#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace clavier {

/// The Debian package with the recommended piano; see docs/decisions/0010-sound-font.md.
inline constexpr std::string_view kSoundFontPackage = "musescore-general-soundfont-small";

/// The sound font to use: `wanted` when it is given, else the best of those in the standard folders. Fonts known by
/// name to have a good piano come first, then any other. Throws Error naming kSoundFontPackage when there is none,
/// Misuse when `wanted` is not a file.
std::filesystem::path find_sound_font(const std::filesystem::path& wanted = {});

/// The best font among the files below `folders`; empty when there is none.
std::filesystem::path best_sound_font(const std::vector<std::filesystem::path>& folders);

}  // namespace clavier
