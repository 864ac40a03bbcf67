#include <cstdint>
#include <cstdlib>

#include "base/error.h"
#include "midi/midi_writer.h"
#include "notation/musicxml/musicxml_reader.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/sheet/score_of.h"
#include "notation/sheet/validate.h"

/// Whatever can be read is a valid Sheet, survives being written and read again, and can be played.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  clavier::Sheet sheet;
  try {
    sheet = clavier::read_musicxml({data, size}, "input");
  } catch (const clavier::Error&) {
    return 0;
  }
  if (clavier::find_sheet_fault(sheet)) std::abort();
  if (!(clavier::read_musicxml(clavier::write_musicxml(sheet), "output") == sheet)) std::abort();
  clavier::write_midi(clavier::score_of(sheet));
  return 0;
}
