#include "encoding/chords.h"

namespace clavier {

std::vector<std::span<const GridNote>> chords_of(std::span<const GridNote> notes, int tolerance) {
  std::vector<std::span<const GridNote>> chords;
  for (std::size_t first = 0, end = 0; first < notes.size(); first = end) {
    while (end < notes.size() && notes[end].onset <= notes[first].onset + tolerance) ++end;
    chords.push_back(notes.subspan(first, end - first));
  }
  return chords;
}

std::vector<int> chord_onsets(std::span<const GridNote> notes, int tolerance) {
  std::vector<int> onsets;
  for (const auto chord : chords_of(notes, tolerance)) onsets.push_back(chord.front().onset);
  return onsets;
}

}  // namespace clavier
