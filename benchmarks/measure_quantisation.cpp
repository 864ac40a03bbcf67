/// The share of notes of performed scores with correct position and length, given true or tracked beats, beside naive
/// baselines. Tuned on one half of the works, measured on both.
///   build/<preset>/measure_quantisation GRID-MIDI-FOLDER [STEP]
/// STEP: measures one piece in STEP; the default is 3.

#include <cstdio>
#include <cstdlib>

#include "measuring/rhythm.h"

int main(int count, char** arguments) {
  using namespace clavier::measuring;
  if (count < 2) return std::fputs("measure_quantisation GRID-MIDI-FOLDER [STEP]\n", stderr), 2;
  const int step = count > 2 ? std::max(1, std::atoi(arguments[2])) : 3;
  measure_rhythm(read_pieces(arguments[1], [](std::string_view) { return true; }), step);
}
