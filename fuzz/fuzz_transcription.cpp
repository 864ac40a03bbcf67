#include <cstdint>
#include <cstdlib>

#include "base/error.h"
#include "midi/midi_reader.h"
#include "music/piece_bounds.h"
#include "notation/musicxml/musicxml_reader.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/sheet/validate.h"
#include "performing/perform.h"
#include "transcription/transcribe.h"

namespace {

constexpr std::size_t kMaxNotes = 500;  // more take too long

}  // namespace

/// Whatever can be read as MIDI within the bounds of pieces can be engraved as a valid Sheet that survives MusicXML,
/// and performed with as many notes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  clavier::Sheet sheet;
  try {
    const clavier::Score score = clavier::read_midi({data, size}, "input").score;
    if (score.notes.size() > kMaxNotes || !clavier::find_excess(score).empty()) return 0;
    if (clavier::perform(score).notes.size() != score.notes.size()) std::abort();
    sheet = clavier::transcribe(score);
  } catch (const clavier::Error&) {  // no MIDI, or too many measures
    return 0;
  }
  if (clavier::find_sheet_fault(sheet)) std::abort();
  if (!(clavier::read_musicxml(clavier::write_musicxml(sheet), "output") == sheet)) std::abort();
  return 0;
}
