#include "performing/melody.h"

#include <algorithm>

namespace clavier {
namespace {

constexpr Beats kStillHeld{1e-6};

}  // namespace

std::vector<bool> find_melody(const Score& score) {
  const std::vector<Note>& notes = score.notes;
  const bool any_right = std::any_of(notes.begin(), notes.end(), [](const Note& n) { return n.hand == Hand::right; });
  std::vector<bool> melody(notes.size());
  const Note* held = nullptr;
  for (std::size_t first = 0, next = 0; first < notes.size(); first = next) {
    std::size_t highest = notes.size();
    for (next = first; next < notes.size() && notes[next].onset == notes[first].onset; ++next)
      if (!any_right || notes[next].hand == Hand::right) highest = next;  // notes of one onset are sorted by pitch
    if (highest == notes.size()) continue;
    const Note& note = notes[highest];
    if (held != nullptr && held->pitch > note.pitch && end_of(*held) > note.onset + kStillHeld) continue;
    melody[highest] = true;
    held = &note;
  }
  return melody;
}

}  // namespace clavier
