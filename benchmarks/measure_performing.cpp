/// Compares perform() with the performances of piano-midi.de, which their author shaped by hand. Metrics are spread and
/// correlation of velocities and tempos, and pedal; means over pieces of the tuning half and of the held-out half.
///   build/<preset>/measure_performing GRID-MIDI-FOLDER

#include <cstdio>

#include "measuring/performances.h"

int main(int count, char** arguments) {
  using namespace clavier::measuring;
  if (count != 2) return std::fputs("measure_performing GRID-MIDI-FOLDER\n", stderr), 2;
  measure_performances(
      read_pieces(arguments[1], [](std::string_view file) { return file.starts_with("piano-midi.de"); }));
}
