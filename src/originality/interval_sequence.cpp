#include "originality/interval_sequence.h"

#include "music/onset_groups.h"

namespace clavier {
namespace {

constexpr Seconds kChordOnsetWindow{2.5 /
                                    48};  // 2 steps of a transcription, half a step for the rounding of MIDI ticks

}  // namespace

IntervalSequence encode_intervals(const Score& score) {
  IntervalSequence piece;
  for (const OnsetGroup& group : onset_groups(score, kChordOnsetWindow)) {
    bool together = false;
    for (const TimedNote& note : group.notes) {
      const bool first = piece.notes.empty();
      const Pitch before = first ? Pitch{0} : score.notes[piece.notes.back()].pitch;
      if (together && note.pitch == before) continue;
      if (!first) piece.intervals.push_back(encode_interval(before, note.pitch, together));
      piece.notes.push_back(static_cast<std::uint32_t>(note.index));
      together = true;
    }
  }
  return piece;
}

}  // namespace clavier
