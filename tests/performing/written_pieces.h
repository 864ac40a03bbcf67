#pragma once

#include "transcription/grid_scores.h"

namespace clavier {

/// A melody of three phrases at 120 quarter notes a minute, 16 beats (8 s) each: quarter notes, then a half note and a
/// half rest. It begins `upbeat` beats before the first bar line.
inline Score tune_of_three_phrases(double upbeat = 0) {
  const int steps[] = {60, 62, 64, 65, 67, 65, 64, 62, 64, 65, 67, 69};
  std::vector<Note> notes;
  for (int phrase = 0; phrase < 3; ++phrase) {
    for (int step = 0; step < 12; ++step)
      notes.push_back(right(16.0 * phrase + step, 1, static_cast<Pitch>(steps[step])));
    notes.push_back(right(16.0 * phrase + 12, 2, 67));
  }
  if (upbeat == 0) return score_of_notes(std::move(notes), {{Beats{0}, 4, 4}});
  return score_of_notes(std::move(notes), {{Beats{0}, 4, 4}, {Beats{upbeat}, 4, 4}});
}

/// A melody over broken chords in 4/4, one measure each of C, G7 and C major, at 120 quarter notes a minute.
inline Score accompanied_melody() {
  const Pitch chords[3][3] = {{48, 52, 55}, {43, 50, 53}, {48, 52, 55}};
  const Pitch melody[3][2] = {{76, 72}, {74, 71}, {72, 72}};
  std::vector<Note> notes;
  for (int measure = 0; measure < 3; ++measure) {
    for (int eighth = 0; eighth < 8; ++eighth)
      notes.push_back(left(4 * measure + 0.5 * eighth, 0.5, chords[measure][eighth % 4 == 0 ? 0 : 1 + eighth % 2]));
    for (int half = 0; half < 2; ++half) notes.push_back(right(4 * measure + 2 * half, 2, melody[measure][half]));
  }
  return score_of_notes(std::move(notes), {{Beats{0}, 4, 4}});
}

}  // namespace clavier
