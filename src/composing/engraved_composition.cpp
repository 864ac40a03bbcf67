#include "composing/engraved_composition.h"

#include "notation/sheet/score_of.h"
#include "transcription/engraving/engrave.h"
#include "transcription/transcribe.h"

namespace clavier {

Sheet engrave_composition(const Composition& piece) {
  if (piece.repeats.empty()) return transcribe(piece.score);
  Sheet sheet = engrave(piece.score);
  for (const FormSection& section : piece.repeats) {
    const auto first = static_cast<std::size_t>(section.first_bar);
    const std::size_t last = first + static_cast<std::size_t>(section.bars) - 1;
    if (last >= sheet.measures.size()) break;
    if (first > 0) sheet.measures.at(first).repeats.forward = true;  // the start of a piece needs no bar
    sheet.measures.at(last).repeats.times = 2;
  }
  return sheet;
}

Score play_composition(const Composition& piece) {
  return piece.repeats.empty() ? piece.score : score_of(engrave_composition(piece));
}

}  // namespace clavier
