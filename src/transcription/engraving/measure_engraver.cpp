#include "transcription/engraving/measure_engraver.h"

#include <algorithm>

#include "transcription/engraving/beaming.h"
#include "transcription/engraving/rhythm.h"

namespace clavier {
namespace {

/// A line with its gaps as slots, and the chord of each slot.
struct SlotLine {
  std::vector<Slot> slots;
  std::vector<const VoiceChord*> chords;  // null for gaps
};

SlotLine slots_of(const VoiceLine& line, SlotKind gap, const MeasureFrame& frame) {
  SlotLine made;
  ScoreTicks now = 0;
  const auto add = [&](ScoreTicks end, SlotKind kind, const VoiceChord* chord) {
    if (end <= now) return;
    made.slots.push_back({now + frame.measure_offset, end + frame.measure_offset, kind});
    made.chords.push_back(chord);
    now = end;
  };
  for (const VoiceChord& chord : line) {
    add(chord.begin, gap, nullptr);
    add(chord.end, SlotKind::chord, &chord);
  }
  add(frame.length, gap, nullptr);
  return made;
}

std::vector<SheetNote> make_noteheads(const std::vector<PlacedNote>& notes, const VoiceChord& chord,
                                      const NotatedValue& notated, const MeasureFrame& frame) {
  const ScoreTicks begin = frame.onset + notated.begin - frame.measure_offset;
  std::vector<SheetNote> heads;
  for (const std::size_t index : chord.notes) {
    const PlacedNote& note = notes[index];
    heads.push_back({.pitch = note.pitch,
                     .tie_stop = note.onset<begin, .tie_start = note.end> begin + notated.length,
                     .velocity = note.velocity});
  }
  return heads;
}

SheetEvent event_of(const NotatedValue& notated, const MeasureFrame& frame) {
  SheetEvent event{.onset = beats_of(notated.begin - frame.measure_offset), .length = beats_of(notated.length)};
  event.kind = notated.kind == SlotKind::chord  ? EventKind::chord
               : notated.kind == SlotKind::rest ? EventKind::rest
                                                : EventKind::hidden_rest;
  if (notated.kind == SlotKind::hidden) return event;
  event.value = notated.value;
  event.tuplet_start = notated.tuplet_start;
  event.tuplet_stop = notated.tuplet_stop;
  return event;
}

void join_hidden(std::vector<SheetEvent>& events) {
  std::vector<SheetEvent> joined;
  for (SheetEvent& event : events) {
    const bool both_hidden =
        event.kind == EventKind::hidden_rest && !joined.empty() && joined.back().kind == EventKind::hidden_rest;
    if (both_hidden) {
      joined.back().length += event.length;
    } else {
      joined.push_back(std::move(event));
    }
  }
  events = std::move(joined);
}

Voice engrave_line(const std::vector<PlacedNote>& notes, const VoiceLine& line, SlotKind gap, Staff staff,
                   const MeasureFrame& frame) {
  const SlotLine made = slots_of(line, gap, frame);
  Voice voice{.staff = staff};
  for (const NotatedValue& notated : notate_rhythm(made.slots, MetricalGrid(frame.meter))) {
    SheetEvent event = event_of(notated, frame);
    if (notated.kind == SlotKind::chord)
      event.notes = make_noteheads(notes, *made.chords[notated.slot], notated, frame);
    voice.events.push_back(std::move(event));
  }
  join_hidden(voice.events);
  beam(voice.events, frame);
  return voice;
}

ScoreTicks sounding_time(const VoiceLine& line) {
  ScoreTicks time = 0;
  for (const VoiceChord& chord : line) time += chord.end - chord.begin;
  return time;
}

Voice silence(Staff staff, const MeasureFrame& frame) {
  return {.staff = staff, .events = {{.kind = EventKind::measure_rest, .length = beats_of(frame.length)}}};
}

}  // namespace

std::vector<Voice> engrave_staff(const std::vector<PlacedNote>& notes, const std::vector<VoiceLine>& lines, Staff staff,
                                 const MeasureFrame& frame) {
  if (lines.empty()) return {silence(staff, frame)};
  const auto fullest = std::max_element(lines.begin(), lines.end(), [](const VoiceLine& a, const VoiceLine& b) {
    return sounding_time(a) < sounding_time(b);
  });
  std::vector<Voice> voices;
  for (auto line = lines.begin(); line != lines.end(); ++line) {
    const SlotKind gap = line == fullest ? SlotKind::rest : SlotKind::hidden;
    voices.push_back(engrave_line(notes, *line, gap, staff, frame));
    if (lines.size() == 1) continue;
    const Stem stem = voices.size() % 2 == 1 ? Stem::up : Stem::down;
    for (SheetEvent& event : voices.back().events)
      if (event.kind == EventKind::chord) event.stem = stem;
  }
  return voices;
}

}  // namespace clavier
