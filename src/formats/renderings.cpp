#include "formats/renderings.h"

#include "audio/sound_font.h"
#include "base/error.h"
#include "base/program.h"
#include "notation/pages.h"
#include "notation/sheet/score_of.h"
#include "transcription/transcribe.h"

namespace clavier {
namespace {

/// Transcribes, and says how many notes paper has no room for: two on one key at one time are one note there.
Sheet transcribe_and_tell(const Score& score, Progress& progress) {
  Sheet sheet = transcribe(score);
  const std::size_t written = score_of(sheet, Repeats::once).notes.size(), all = score.notes.size();
  if (written < all)
    progress.say(std::to_string(all - written) + " of " + std::to_string(all) +
                 " notes fall together with another note of their key on paper, and are written with it as one");
  return sheet;
}

}  // namespace

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
    sheet_ = piece_.sheet != nullptr ? *piece_.sheet : transcribe_and_tell(piece_.score, progress_);
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
