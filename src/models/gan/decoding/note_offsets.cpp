#include "models/gan/decoding/note_offsets.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "encoding/chords.h"

namespace clavier {
namespace {

constexpr int kRepetitionGapSteps = 2;

void align_to_chords(std::vector<GridNote>& notes, float part) {
  const std::vector<int> onsets = chord_onsets(notes);
  for (GridNote& note : notes) {
    const auto first = std::upper_bound(onsets.begin(), onsets.end(), note.onset + kOnsetToleranceSteps);
    const auto after = std::lower_bound(first, onsets.end(), end_of(note));
    const auto off = [&](auto onset) { return std::abs(*onset - end_of(note)); };
    auto nearest = after;
    if (after != first && (after == onsets.end() || off(after - 1) < off(after))) nearest = after - 1;
    if (nearest == onsets.end() || !(static_cast<float>(off(nearest)) <= part * static_cast<float>(note.duration)))
      continue;
    note.duration = *nearest - note.onset;
  }
}

void shorten_before_repetitions(std::vector<GridNote>& notes) {
  std::array<int, 128> next_onset;
  next_onset.fill(std::numeric_limits<int>::max());
  for (auto note = notes.rbegin(); note != notes.rend(); ++note) {
    int& again = next_onset.at(note->pitch);
    note->duration = std::max(1, std::min(note->duration, again - kRepetitionGapSteps - note->onset));
    again = note->onset;
  }
}

}  // namespace

void align_note_offs(std::vector<GridNote>& notes, float legato) {
  align_to_chords(notes, legato);
  shorten_before_repetitions(notes);
}

}  // namespace clavier
