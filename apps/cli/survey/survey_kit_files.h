#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/options.h"
#include "base/progress.h"
#include "listening_test/pair_kit.h"

namespace clavier {

/// What listeners fill in by hand.
inline constexpr const char* kSheetName = "answers.csv";

struct KitOutput {
  std::string folder;                ///< listeners/ in it is for listeners
  std::vector<std::string> formats;  ///< of sound, beside MIDI
  std::string sound_font;            ///< empty: the best installed one
};

/// To be called before anything is computed: throws what check_outputs throws.
void check_kit_output(const KitOutput& output);

/// Writes the excerpts, the web page if there is sound, the answer sheet and the key; gives the files' names.
Json write_kit(const KitOutput& output, std::span<const KitExcerpt> kit, Progress& progress);
Json write_kit(const KitOutput& output, std::span<const KitPair> kit, Progress& progress);

}  // namespace clavier
