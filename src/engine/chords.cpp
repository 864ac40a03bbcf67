#include "engine/chords.h"

namespace clavier {

std::vector<int> chord_onsets(std::span<const GridNote> notes) {
  std::vector<int> onsets;
  for (const GridNote& note : notes)
    if (onsets.empty() || note.onset > onsets.back() + kTogetherSteps) onsets.push_back(note.onset);
  return onsets;
}

}  // namespace clavier
