#include "midi/note_order.h"

#include <algorithm>

namespace clavier {
namespace {

bool before(const Note& a, const Note& b) { return (a <=> b) < 0; }

void sort_chords(std::vector<Note>& notes) {
  for (auto first = notes.begin(); first != notes.end();) {
    auto last = first + 1;
    bool sorted = true;
    for (; last != notes.end() && last->onset == first->onset; ++last) sorted = sorted && !before(*last, *(last - 1));
    if (!sorted) std::sort(first, last, before);
    first = last;
  }
}

/// Merges neighbouring sorted parts until one is left; `starts` has where each begins.
void merge_parts(std::vector<Note>& notes, std::vector<std::size_t> starts) {
  const auto at = [&](std::size_t index) {
    return notes.begin() + static_cast<std::ptrdiff_t>(index < starts.size() ? starts[index] : notes.size());
  };
  while (starts.size() > 1) {
    std::vector<std::size_t> merged;
    for (std::size_t part = 0; part < starts.size(); part += 2) {
      std::inplace_merge(at(part), at(part + 1), at(part + 2), before);
      merged.push_back(starts[part]);
    }
    starts = merged;
  }
}

}  // namespace

void order_notes(MidiParts& parts) {
  std::vector<std::size_t> starts;
  for (const NoteTrack& track : parts.tracks) starts.push_back(track.first_note);
  sort_chords(parts.notes);
  merge_parts(parts.notes, std::move(starts));
}

}  // namespace clavier
