#include "music/score.h"

#include <algorithm>

namespace clavier {
namespace {

int transpose_fifths(int fifths, int semitones) {
  const int moved = ((fifths + 7 * semitones) % 12 + 12) % 12;  // 0..11 sharps
  return moved > 6 ? moved - 12 : moved;
}

Pitch transpose_pitch(int pitch, int semitones) {
  int moved = pitch + semitones;
  while (moved > 127) moved -= 12;
  while (moved < 0) moved += 12;
  return static_cast<Pitch>(moved);
}

}  // namespace

void sort_events(Score& score) {
  const auto by_onset = [](const auto& a, const auto& b) { return a.onset < b.onset; };
  const auto by_all = [](const Note& a, const Note& b) { return (a <=> b) < 0; };
  if (!std::is_sorted(score.notes.begin(), score.notes.end(), by_all))
    std::sort(score.notes.begin(), score.notes.end(), by_all);
  std::stable_sort(score.meters.begin(), score.meters.end(), by_onset);
  std::stable_sort(score.keys.begin(), score.keys.end(), by_onset);
  std::stable_sort(score.pedal.begin(), score.pedal.end(), by_onset);
}

Beats end_of(const Score& score) {
  Beats end{};
  for (const Note& note : score.notes) end = std::max(end, end_of(note));
  return end;
}

Seconds duration_of(const Score& score) { return score.tempo.seconds_at(end_of(score)); }

Score transpose(Score score, int semitones) {
  for (Note& note : score.notes) note.pitch = transpose_pitch(note.pitch, semitones);
  if (semitones != 0)
    for (KeySignature& key : score.keys) key.fifths = transpose_fifths(key.fifths, semitones);
  sort_events(score);
  return score;
}

}  // namespace clavier
