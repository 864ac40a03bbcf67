#include "notation/musicxml/accidentals.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace clavier {
namespace {

struct StaffChord {
  const SheetEvent* event;
  Staff staff;
};

/// The chords of all voices in reading order, grace chords first.
std::vector<StaffChord> chords_in_time(const Measure& measure) {
  std::vector<StaffChord> chords;
  for (const Voice& voice : measure.voices)
    for (const SheetEvent& event : voice.events)
      if (!event.notes.empty()) chords.push_back({&event, voice.staff});
  std::stable_sort(chords.begin(), chords.end(), [](const StaffChord& a, const StaffChord& b) {
    if (a.event->onset != b.event->onset) return a.event->onset < b.event->onset;
    return a.event->kind == EventKind::grace && b.event->kind != EventKind::grace;
  });
  return chords;
}

}  // namespace

std::set<const SheetNote*> notes_with_accidental(const Measure& measure, int fifths) {
  std::set<const SheetNote*> shown;
  std::map<std::tuple<Staff, Step, int>, int> alters;  // as last shown
  for (const auto& [event, staff] : chords_in_time(measure)) {
    for (const SheetNote& note : event->notes) {
      if (note.tie_stop) continue;
      const auto line = std::tuple(notated_staff_of(note, staff), note.pitch.step, int{note.pitch.octave});
      int& alter = alters.try_emplace(line, alter_in_key(note.pitch.step, fifths)).first->second;
      if (alter == note.pitch.alter) continue;
      alter = note.pitch.alter;
      shown.insert(&note);
    }
  }
  return shown;
}

}  // namespace clavier
