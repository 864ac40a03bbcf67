#pragma once

#include <vector>

#include "music/score.h"

namespace clavier::support {

/// Appends tonic, subdominant, dominant seventh and tonic, a beat each, `times` times.
inline void add_cadences(Score& score, int tonic, int times, bool minor = false) {
  const std::vector<std::vector<int>> chords =
      minor ? std::vector<std::vector<int>>{{0, 3, 7}, {0, 5, 8}, {-1, 2, 5, 7}, {0, 3, 7}}
            : std::vector<std::vector<int>>{{0, 4, 7}, {0, 5, 9}, {-1, 2, 5, 7}, {0, 4, 7}};
  for (int time = 0; time < times; ++time) {
    for (const std::vector<int>& chord : chords) {
      const Beats onset = end_of(score);
      for (const int pitch : chord)
        score.notes.push_back({.onset = onset, .duration = Beats{1}, .pitch = static_cast<Pitch>(tonic + pitch)});
    }
  }
  sort_events(score);
}

}  // namespace clavier::support
