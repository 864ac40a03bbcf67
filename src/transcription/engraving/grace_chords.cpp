#include "transcription/engraving/grace_chords.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace clavier {
namespace {

using StaffPlace = std::pair<ScoreTicks, Staff>;

StaffPlace place_of(const PlacedNote& note) { return {note.onset, note.staff}; }

bool begins_here(const SheetEvent& event, ExactBeats onset) {
  return event.kind == EventKind::chord && event.onset == onset &&
         std::any_of(event.notes.begin(), event.notes.end(), [](const SheetNote& note) { return !note.tie_stop; });
}

SheetEvent grace_event(const PlacedNote& note, ExactBeats onset, bool alone) {
  return {.kind = EventKind::grace,
          .onset = onset,
          .value = {.type = alone ? NoteType::eighth : NoteType::sixteenth},
          .notes = {{.pitch = note.pitch, .velocity = note.velocity}},
          .slashed = alone};
}

/// Inserts the grace notes into the first voice of their staff that has a chord beginning there.
void insert(const std::vector<const PlacedNote*>& graces, ExactBeats onset, Measure& measure) {
  for (Voice& voice : measure.voices) {
    if (voice.staff != graces.front()->staff) continue;
    auto chord = std::find_if(voice.events.begin(), voice.events.end(),
                              [&](const SheetEvent& event) { return begins_here(event, onset); });
    if (chord == voice.events.end()) continue;
    for (const PlacedNote* note : graces)
      chord = voice.events.insert(chord, grace_event(*note, onset, graces.size() == 1)) + 1;
    return;
  }
}

}  // namespace

void mark_graces(std::vector<PlacedNote>& notes, const std::vector<bool>& wanted) {
  std::set<StaffPlace> chords;
  for (std::size_t index = 0; index < notes.size(); ++index)
    if (index >= wanted.size() || !wanted[index]) chords.insert(place_of(notes[index]));
  for (std::size_t index = 0; index < std::min(notes.size(), wanted.size()); ++index)
    notes[index].grace = wanted[index] && chords.contains(place_of(notes[index]));
}

void add_graces(const std::vector<PlacedNote>& notes, const std::vector<MeasureFrame>& frames,
                std::vector<Measure>& measures) {
  std::map<StaffPlace, std::vector<const PlacedNote*>> places;
  for (const PlacedNote& note : notes)
    if (note.grace) places[place_of(note)].push_back(&note);
  for (const auto& [place, graces] : places) {
    const std::size_t frame = frame_at(frames, place.first);
    insert(graces, beats_of(place.first - frames[frame].onset), measures[frame]);
  }
}

}  // namespace clavier
