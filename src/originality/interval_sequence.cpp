#include "originality/interval_sequence.h"

#include "music/onset_groups.h"

namespace clavier {
namespace {

constexpr Seconds kOneChord{2.5 / 48};  // two steps of transcriptions, whatever way the ticks of MIDI round them

}  // namespace

NoteSteps note_steps(const Score& score) {
  NoteSteps piece;
  for (const OnsetGroup& group : onset_groups(score, kOneChord)) {
    bool together = false;
    for (const TimedNote& note : group.notes) {
      const bool first = piece.notes.empty();
      const Pitch before = first ? Pitch{0} : score.notes[piece.notes.back()].pitch;
      if (together && note.pitch == before) continue;
      if (!first) piece.steps.push_back(step_between(before, note.pitch, together));
      piece.notes.push_back(static_cast<std::uint32_t>(note.index));
      together = true;
    }
  }
  return piece;
}

}  // namespace clavier
