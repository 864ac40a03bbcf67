#include "audio/sound_font.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/error.h"
#include "base/files.h"

namespace clavier {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 5> kByQuality = {"MuseScore_General_Full", "MuseScore_General", "FluidR3_GM",
                                                        "FluidR3Mono_GM", "default-GM"};

std::size_t rank_of(const fs::path& file) {
  const std::string name = file.stem().string();
  const auto found =
      std::find_if(kByQuality.begin(), kByQuality.end(), [&](auto known) { return name.starts_with(known); });
  const bool tiny = name.starts_with("TimGM");
  return static_cast<std::size_t>(found - kByQuality.begin()) + (tiny ? 1 : 0);
}

}  // namespace

fs::path best_sound_font(const std::vector<fs::path>& folders) {
  std::vector<fs::path> fonts;
  for (const fs::path& folder : folders) {
    if (!fs::is_directory(folder)) continue;
    const std::vector<fs::path> found = list_files(folder, {".sf2", ".sf3"});
    fonts.insert(fonts.end(), found.begin(), found.end());
  }
  const auto better = [](const fs::path& a, const fs::path& b) { return rank_of(a) < rank_of(b); };
  const auto best = std::min_element(fonts.begin(), fonts.end(), better);
  return best == fonts.end() ? fs::path() : *best;
}

fs::path find_sound_font(const fs::path& wanted) {
  if (!wanted.empty()) {
    if (fs::is_regular_file(wanted)) return wanted;
    throw Misuse("cannot play with sound font " + wanted.string() + ": there is no such file");
  }
  const fs::path best = best_sound_font({"/usr/share/sounds/sf3", "/usr/share/sounds/sf2", "/usr/share/soundfonts",
                                         "/usr/local/share/soundfonts", "/usr/local/share/sounds"});
  if (!best.empty()) return best;
  throw Error("cannot make sound: no sound font is installed; install the Debian package " +
              std::string(kSoundFontPackage) + " or name a file with --sound-font");
}

}  // namespace clavier
