#include <cstdint>
#include <cstdlib>

#include "base/error.h"
#include "midi/midi_reader.h"
#include "midi/midi_writer.h"

/// Whatever can be read survives being written and read again, without a warning.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  clavier::Score score;
  try {
    score = clavier::read_midi({data, size}, "input").score;
  } catch (const clavier::Error&) {
    return 0;
  }
  const clavier::MidiReading again = clavier::read_midi(clavier::write_midi(score), "output");
  if (!(again.score == score)) std::abort();
  return 0;
}
