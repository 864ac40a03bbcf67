#include "transcription/quantising/hand_chords.h"

namespace clavier {

std::vector<HandChord> find_hand_chords(const Score& score, Hand hand, Seconds window) {
  std::vector<HandChord> chords;
  Seconds first;
  for (std::size_t index = 0; index < score.notes.size(); ++index) {
    const Note& note = score.notes[index];
    if (note.hand != hand) continue;
    const Seconds onset = score.tempo.seconds_at(note.onset);
    if (chords.empty() || onset - first > window) {
      chords.push_back({});
      first = onset;
    }
    chords.back().notes.push_back(index);
    chords.back().onset += note.onset;
  }
  for (HandChord& chord : chords) {
    chord.onset = chord.onset / static_cast<double>(chord.notes.size());
    chord.place = told_place(score.meters, chord.onset);
  }
  return chords;
}

}  // namespace clavier
