/// The accuracy of the analyses that transcription uses, on scores with known answers, beside naive baselines. Tuned on
/// one half of the works, measured on both.
///   build/<preset>/measure_transcription GRID-MIDI-FOLDER [hands|beats|spelling|keys]

#include <cstdio>

#include "measuring/beat_tables.h"
#include "measuring/hands.h"
#include "measuring/keys.h"
#include "measuring/spelling.h"

int main(int count, char** arguments) {
  using namespace clavier::measuring;
  if (count < 2) return std::fputs("measure_transcription GRID-MIDI-FOLDER [hands|beats|spelling|keys]\n", stderr), 2;
  const auto asked = [&](std::string_view what) { return count < 3 || arguments[2] == what; };
  const std::vector<Piece> pieces = read_pieces(arguments[1], [](std::string_view) { return true; });
  if (asked("hands")) measure_hands(pieces);
  if (asked("beats")) measure_beats(pieces);
  if (asked("spelling")) measure_spelling(pieces);
  if (asked("keys")) measure_keys(pieces);
}
