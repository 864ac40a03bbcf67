#include "composing/note_cleanup.h"

#include <algorithm>
#include <array>

#include "encoding/bins.h"

namespace clavier {
namespace {

struct Neighbourhood {
  double velocities = 0;
  int notes = 0;
  bool lonely = true;
};

void meet(const GridNote& note, const GridNote& other, Neighbourhood& found) {
  found.velocities += other.velocity;
  ++found.notes;
  if (std::abs(other.onset - note.onset) <= kLonelySteps) found.lonely = false;
}

/// What is struck within a second before and after.
Neighbourhood around(std::span<const GridNote> notes, std::size_t place) {
  Neighbourhood found;
  const GridNote& note = notes[place];
  for (std::size_t other = place; other-- > 0 && note.onset - notes[other].onset <= kStepsPerSecond;)
    meet(note, notes[other], found);
  for (std::size_t other = place + 1; other < notes.size(); ++other) {
    if (notes[other].onset - note.onset > kStepsPerSecond) break;
    meet(note, notes[other], found);
  }
  return found;
}

bool is_speck(std::span<const GridNote> notes, std::size_t place) {
  if (notes[place].duration >= kShortestSureNote) return false;
  const Neighbourhood found = around(notes, place);
  return found.lonely || notes[place].velocity * found.notes < kSpeckLoudness * found.velocities;
}

}  // namespace

std::vector<GridNote> without_specks(std::span<const GridNote> notes, HandChanges& changes) {
  std::vector<GridNote> kept;
  for (std::size_t place = 0; place < notes.size(); ++place)
    if (!is_speck(notes, place)) kept.push_back(notes[place]);
  changes.specks += static_cast<int>(notes.size() - kept.size());
  return kept;
}

std::vector<GridNote> without_fast_repeats(std::span<const GridNote> notes, HandChanges& changes) {
  std::vector<GridNote> kept;
  std::array<std::size_t, 128> last{};  // of each key, its latest note's place in `kept`, counted from 1
  for (const GridNote& note : notes) {
    std::size_t& place = last.at(note.pitch);
    if (place > 0 && note.onset - kept[place - 1].onset < kSoonestRepeat) {
      GridNote& before = kept[place - 1];
      before.duration = std::max(end_of(before), end_of(note)) - before.onset;
      before.velocity = std::max(before.velocity, note.velocity);
      ++changes.repeats;
      continue;
    }
    kept.push_back(note);
    place = kept.size();
  }
  return kept;
}

}  // namespace clavier
