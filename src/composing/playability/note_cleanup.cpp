#include "composing/playability/note_cleanup.h"

#include <algorithm>
#include <array>

#include "encoding/bins.h"

namespace clavier {
namespace {

struct Neighbourhood {
  double velocities = 0;
  int notes = 0;
  bool is_isolated = true;
};

void add_neighbour(const GridNote& note, const GridNote& other, Neighbourhood& found) {
  found.velocities += other.velocity;
  ++found.notes;
  if (std::abs(other.onset - note.onset) <= kIsolationSteps) found.is_isolated = false;
}

/// The notes that begin within a second before and after.
Neighbourhood find_neighbourhood(std::span<const GridNote> notes, std::size_t place) {
  Neighbourhood found;
  const GridNote& note = notes[place];
  for (std::size_t other = place; other-- > 0 && note.onset - notes[other].onset <= kStepsPerSecond;)
    add_neighbour(note, notes[other], found);
  for (std::size_t other = place + 1; other < notes.size(); ++other) {
    if (notes[other].onset - note.onset > kStepsPerSecond) break;
    add_neighbour(note, notes[other], found);
  }
  return found;
}

bool is_short_note_artefact(std::span<const GridNote> notes, std::size_t place) {
  if (notes[place].duration >= kMinNoteSteps) return false;
  const Neighbourhood found = find_neighbourhood(notes, place);
  return found.is_isolated || notes[place].velocity * found.notes < kArtefactLoudness * found.velocities;
}

}  // namespace

std::vector<GridNote> remove_short_note_artefacts(std::span<const GridNote> notes, PlayabilityEdits& changes) {
  std::vector<GridNote> kept;
  for (std::size_t place = 0; place < notes.size(); ++place)
    if (!is_short_note_artefact(notes, place)) kept.push_back(notes[place]);
  changes.short_note_artefacts += static_cast<int>(notes.size() - kept.size());
  return kept;
}

std::vector<GridNote> merge_fast_repeats(std::span<const GridNote> notes, PlayabilityEdits& changes) {
  std::vector<GridNote> kept;
  std::array<std::size_t, 128> last{};  // by pitch: the index of its latest note in `kept`, plus 1
  for (const GridNote& note : notes) {
    std::size_t& place = last.at(note.pitch);
    if (place > 0 && note.onset - kept[place - 1].onset < kMinRepeatSteps) {
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
