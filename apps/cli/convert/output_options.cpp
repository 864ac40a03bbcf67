#include "cli/convert/output_options.h"

#include <cstdlib>

namespace clavier {

OutputOptions make_output_options(const std::filesystem::path& sound_font) {
  const char* const folders = std::getenv("PATH");
  return {.sound_font = sound_font, .program_folders = folders == nullptr ? "" : folders};
}

}  // namespace clavier
