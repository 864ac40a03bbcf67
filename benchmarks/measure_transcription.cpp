/// How often the analyses that transcription stands on are right, on scores whose answers are known, beside naive
/// baselines; tuned on one half of the works, measured on both.
///   build/<preset>/measure_transcription GRID-MIDI-FOLDER [hands]

#include <cstdio>

#include "measuring/hands.h"

int main(int count, char** arguments) {
  using namespace clavier::measuring;
  if (count < 2) return std::fputs("measure_transcription GRID-MIDI-FOLDER [hands]\n", stderr), 2;
  const auto asked = [&](std::string_view what) { return count < 3 || arguments[2] == what; };
  const std::vector<Piece> pieces = read_pieces(arguments[1], [](std::string_view) { return true; });
  if (asked("hands")) measure_hands(pieces);
}
