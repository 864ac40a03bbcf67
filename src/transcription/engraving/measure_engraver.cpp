#include "transcription/engraving/measure_engraver.h"

#include <algorithm>

#include "transcription/engraving/beaming.h"
#include "transcription/engraving/rhythm.h"

namespace clavier {
namespace {

/// A line and its gaps, and which chord each slot is.
struct SlotLine {
  std::vector<Slot> slots;
  std::vector<const VoiceChord*> chords;  // null for gaps
};

SlotLine slots_of(const VoiceLine& line, SlotKind gap, const MeasureFrame& frame) {
  SlotLine made;
  Grains now = 0;
  const auto add = [&](Grains end, SlotKind kind, const VoiceChord* chord) {
    if (end <= now) return;
    made.slots.push_back({now + frame.into, end + frame.into, kind});
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

std::vector<SheetNote> heads_of(const std::vector<PlacedNote>& notes, const VoiceChord& chord, const DrawnValue& drawn,
                                const MeasureFrame& frame) {
  const Grains begin = frame.onset + drawn.begin - frame.into;
  std::vector<SheetNote> heads;
  for (const std::size_t index : chord.notes) {
    const PlacedNote& note = notes[index];
    heads.push_back({.pitch = note.pitch,
                     .tie_stop = note.onset<begin, .tie_start = note.end> begin + drawn.length,
                     .velocity = note.velocity});
  }
  return heads;
}

SheetEvent event_of(const DrawnValue& drawn, const MeasureFrame& frame) {
  SheetEvent event{.onset = beats_of(drawn.begin - frame.into), .length = beats_of(drawn.length)};
  event.kind = drawn.kind == SlotKind::chord  ? EventKind::chord
               : drawn.kind == SlotKind::rest ? EventKind::rest
                                              : EventKind::hidden_rest;
  if (drawn.kind == SlotKind::hidden) return event;
  event.value = drawn.value;
  event.tuplet_start = drawn.tuplet_start;
  event.tuplet_stop = drawn.tuplet_stop;
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
  for (const DrawnValue& drawn : draw_rhythm(made.slots, MetricalGrid(frame.meter))) {
    SheetEvent event = event_of(drawn, frame);
    if (drawn.kind == SlotKind::chord) event.notes = heads_of(notes, *made.chords[drawn.slot], drawn, frame);
    voice.events.push_back(std::move(event));
  }
  join_hidden(voice.events);
  beam(voice.events, frame);
  return voice;
}

Grains sounding_time(const VoiceLine& line) {
  Grains time = 0;
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
