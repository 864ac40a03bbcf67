#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/options.h"
#include "base/progress.h"
#include "listening_test/pair_kit.h"

namespace clavier {

/// The sheet that listeners fill in by hand.
inline constexpr const char* kAnswerSheetName = "answers.csv";

struct KitOutput {
  std::string folder;                ///< its folder listeners/ is what listeners get
  std::vector<std::string> formats;  ///< of sound, in addition to MIDI
  std::string sound_font;            ///< empty: the best installed one
};

/// Call it before anything is computed. Throws what check_outputs throws.
void check_kit_output(const KitOutput& output);

/// Writes the excerpts, the web page if there is sound, the answer sheet and the answer key. Returns the files' names.
Json write_kit(const KitOutput& output, std::span<const KitExcerpt> kit, Progress& progress);
Json write_kit(const KitOutput& output, std::span<const KitPair> kit, Progress& progress);

/// The files that kit.json in the folder names, relative to it; those of a damaged one, or outside, are not named.
std::vector<std::filesystem::path> files_of_kit(const std::filesystem::path& folder);

/// Writes kit.json: how the kit was made, and the names of its files relative to the folder.
void write_kit_record(const std::filesystem::path& folder, Json record, const Json& files);

/// Removes what an earlier kit in the folder left and the kit that is there now does not have.
void remove_surplus(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& earlier);

}  // namespace clavier
