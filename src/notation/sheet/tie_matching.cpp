#include "notation/sheet/tie_matching.h"

#include "music/pitch.h"

namespace clavier {
namespace {

/// Visits the notes of a measure that begin at its start, or end at its end.
template <class SomeMeasure, class Visitor>
void visit_notes_at(SomeMeasure& measure, bool end, Visitor&& visit) {
  for (auto& voice : measure.voices)
    for (auto& event : voice.events)
      if (event.kind == EventKind::chord && (end ? event.onset + event.length == measure.length : event.onset == 0))
        for (auto& note : event.notes) visit(note);
}

std::size_t pitch_of(const SheetNote& note) { return static_cast<std::size_t>(midi_pitch(note.pitch)); }

}  // namespace

TieEnds ties_between(const Measure& before, const Measure& after) {
  TieEnds ends;
  visit_notes_at(before, true, [&](const SheetNote& note) {
    if (note.tie_start) ends.starts.set(pitch_of(note));
  });
  visit_notes_at(after, false, [&](const SheetNote& note) {
    if (note.tie_stop) ends.stops.set(pitch_of(note));
  });
  return ends;
}

TieEnds open_ties(const Measure& before, const Measure& after) {
  const TieEnds ends = ties_between(before, after);
  return {ends.starts & ~ends.stops, ends.stops & ~ends.starts};
}

void continue_ties(const Measure& before, Measure& after) {
  const TieEnds ends = ties_between(before, after);
  visit_notes_at(after, false, [&](SheetNote& note) { note.tie_stop = ends.starts.test(pitch_of(note)); });
}

void match_ties(Measure& before, Measure& after, const TieEnds& open) {
  const TieEnds ends = ties_between(before, after);
  const std::bitset<128> whole = ends.starts & ends.stops;
  visit_notes_at(before, true, [&](SheetNote& note) {
    note.tie_start = note.tie_start && (whole | open.starts).test(pitch_of(note));
  });
  visit_notes_at(after, false,
                 [&](SheetNote& note) { note.tie_stop = note.tie_stop && (whole | open.stops).test(pitch_of(note)); });
}

std::bitset<128> tied_on(const Measure& measure, Staff staff) {
  std::bitset<128> pitches;
  for (const Voice& voice : measure.voices)
    if (voice.staff == staff && !voice.events.empty())
      for (const SheetNote& note : voice.events.back().notes)
        if (note.tie_start) pitches.set(pitch_of(note));
  return pitches;
}

}  // namespace clavier
