#pragma once

#include <vector>

#include "music/score.h"

namespace clavier {

/// Tonic, subdominant, dominant, tonic; each chord lasts a beat.
inline Score cadence(Key key) {
  const int third = key.mode == Mode::major ? 4 : 3;
  const std::vector<std::vector<int>> chords{{0, third, 7}, {5, 5 + third, 12}, {7, 11, 14}, {0, third, 7, 12}};
  Score score;
  for (std::size_t beat = 0; beat < chords.size(); ++beat)
    for (const int degree : chords[beat])
      score.notes.push_back(
          {Beats{static_cast<double>(beat)}, Beats{1}, static_cast<Pitch>(48 + key.tonic + degree), 80, {}});
  return score;
}

/// Appends `times` cadences.
inline void add_cadences(Score& score, Key key, int times) {
  for (int time = 0; time < times; ++time) {
    const Beats onset = end_of(score);
    for (Note note : cadence(key).notes) {
      note.onset = onset + note.onset;
      score.notes.push_back(note);
    }
  }
  sort_events(score);
}

}  // namespace clavier
