#include "engine/chords.h"

namespace clavier {

std::vector<std::span<const GridNote>> chords_of(std::span<const GridNote> notes) {
  std::vector<std::span<const GridNote>> chords;
  for (std::size_t first = 0, end = 0; first < notes.size(); first = end) {
    while (end < notes.size() && notes[end].onset <= notes[first].onset + kTogetherSteps) ++end;
    chords.push_back(notes.subspan(first, end - first));
  }
  return chords;
}

std::vector<int> chord_onsets(std::span<const GridNote> notes) {
  std::vector<int> onsets;
  for (const auto chord : chords_of(notes)) onsets.push_back(chord.front().onset);
  return onsets;
}

}  // namespace clavier
