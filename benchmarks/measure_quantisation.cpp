/// How often the notes of performed scores are written where they were and as long as they were, with the true beats
/// and with tracked ones, beside naive baselines; tuned on one half of the works, measured on both.
///   build/<preset>/measure_quantisation GRID-MIDI-FOLDER [STEP]
/// STEP: measures one piece in so many; 3 when not given.

#include <cstdio>
#include <cstdlib>

#include "measuring/rhythm.h"

int main(int count, char** arguments) {
  using namespace clavier::measuring;
  if (count < 2) return std::fputs("measure_quantisation GRID-MIDI-FOLDER [STEP]\n", stderr), 2;
  const int step = count > 2 ? std::max(1, std::atoi(arguments[2])) : 3;
  measure_rhythm(read_pieces(arguments[1], [](std::string_view) { return true; }), step);
}
