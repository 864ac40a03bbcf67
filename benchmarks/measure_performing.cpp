/// How perform() shapes the notes of piano-midi.de beside how its author did, by hand: spread and correlation of
/// velocities and tempos, and pedal; means of pieces, of the half that was tuned on and of the other one.
///   build/<preset>/measure_performing GRID-MIDI-FOLDER

#include <cstdio>

#include "measuring/performances.h"

int main(int count, char** arguments) {
  using namespace clavier::measuring;
  if (count != 2) return std::fputs("measure_performing GRID-MIDI-FOLDER\n", stderr), 2;
  measure_performances(
      read_pieces(arguments[1], [](std::string_view file) { return file.starts_with("piano-midi.de"); }));
}
