#include "formats/renderings.h"

#include "audio/sound_font.h"
#include "base/error.h"
#include "base/program.h"
#include "notation/pages.h"
#include "transcription/transcribe.h"

namespace clavier {

std::filesystem::path find_musescore(const OutputOptions& options) {
  std::filesystem::path program = find_program(musescore_names(), options.program_folders);
  if (program.empty())
    throw Error(
        "cannot engrave pages: MuseScore 3 is not installed; install it with: apt-get install musescore3, or write "
        "a .musicxml file, which any notation program opens");
  return program;
}

const Sheet& Renderings::sheet() {
  if (!sheet_) {
    sheet_ = piece_.sheet != nullptr ? *piece_.sheet : transcribe(piece_.score);
    if (!piece_.heading.empty()) sheet_->title = piece_.heading;
    if (!piece_.credit.empty()) sheet_->origin = piece_.credit;
  }
  return *sheet_;
}

Sound& Renderings::sound(const std::filesystem::path& beside) {
  if (!sound_)
    sound_.emplace(piece_.sounding != nullptr ? *piece_.sounding : piece_.score,
                   SynthesizerOptions{.sound_font = find_sound_font(options_.sound_font)}, beside, progress_);
  return *sound_;
}

}  // namespace clavier
