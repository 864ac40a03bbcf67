#include "composing/originality.h"

#include <algorithm>

namespace clavier {

bool is_original(const Originality& originality) {
  return !originality.human || !borrows_more(originality.borrowing, *originality.human);
}

NoteSteps composed_steps(const Score& piece, const Score* prompt, const ComposeOptions& options) {
  Score part = piece;
  if (prompt == nullptr || !options.keep_prompt) {
    part.tempo = TempoMap({tempo_of(Beats{0}, kNominalTempo)});
    return note_steps(part);
  }
  const auto heard = std::find_if(part.notes.begin(), part.notes.end(), [&](const Note& note) {
    return !prompt->notes.empty() && note.onset > prompt->notes.back().onset;
  });
  const auto skipped = static_cast<std::uint32_t>(heard - part.notes.begin());
  part.notes.erase(part.notes.begin(), heard);
  NoteSteps steps = note_steps(part);
  for (std::uint32_t& note : steps.notes) note += skipped;
  return steps;
}

TimeSpan span_of(const Score& piece, const NoteSteps& part, const Borrowing& borrowing) {
  if (borrowing.longest == 0) return {};
  const auto onset = [&](std::size_t note) { return piece.tempo.seconds_at(piece.notes[part.notes[note]].onset); };
  const Seconds begin = onset(borrowing.first);
  return {.begin = begin, .length = onset(borrowing.first + borrowing.longest - 1) - begin};
}

Originality originality_of(const Score& piece, const NoteSteps& part, const PatternIndex& index,
                           std::optional<Era> era) {
  const Borrowing borrowing = borrowing_of(part, index.filter);
  return {.borrowing = borrowing,
          .longest = span_of(piece, part, borrowing),
          .human = human_borrowing_at(row_of(index.human, era), borrowing.notes)};
}

}  // namespace clavier
