#include "composing/transposition.h"

#include <algorithm>
#include <array>

namespace clavier {
namespace {

Pitch fold_onto_piano(int pitch) {
  while (pitch < kLowestPianoKey) pitch += kPitchClasses;
  while (pitch > kHighestPianoKey) pitch -= kPitchClasses;
  return static_cast<Pitch>(pitch);
}

/// Drops a folded note that overlaps another note of its pitch. The score is sorted by onset.
void drop_doubled_notes(std::vector<Note>& notes, const std::vector<bool>& folded) {
  const auto overlap = [](const Note& a, const Note& b) {
    return a.pitch == b.pitch && a.onset < end_of(b) && b.onset < end_of(a);
  };
  std::vector<Note> kept;
  for (std::size_t index = 0; index < notes.size(); ++index) {
    const auto collides = [&](const Note& other) { return &other != &notes[index] && overlap(other, notes[index]); };
    if (!folded[index] || std::none_of(notes.begin(), notes.end(), collides)) kept.push_back(notes[index]);
  }
  notes = std::move(kept);
}

}  // namespace

int nearest_interval(int from_tonic, int to_tonic) {
  const int up = pitch_class(to_tonic - from_tonic);
  return up > 6 ? up - kPitchClasses : up;
}

Score transpose_on_piano(Score score, int semitones) {
  std::vector<bool> folded;
  for (Note& note : score.notes) {
    const int moved = note.pitch + semitones;
    folded.push_back(!on_piano(moved));
    note.pitch = fold_onto_piano(moved);
  }
  drop_doubled_notes(score.notes, folded);
  sort_events(score);
  return score;
}

}  // namespace clavier
