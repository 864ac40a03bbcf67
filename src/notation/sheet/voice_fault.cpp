#include "notation/sheet/voice_fault.h"

#include <algorithm>

namespace clavier {
namespace {

using Fault = std::optional<std::string>;

bool is_chord(const SheetEvent& event) { return event.kind == EventKind::chord || event.kind == EventKind::grace; }
bool is_timed(const SheetEvent& event) { return event.kind == EventKind::chord || event.kind == EventKind::rest; }

bool is_drawable(const NoteValue& value) {
  return value.dots <= kMaxDots && value.tuplet.actual > 0 && value.tuplet.normal > 0;
}

Fault note_fault(const SheetNote& note) {
  const auto [step, alter, octave] = note.pitch;
  const int midi = midi_pitch(note.pitch);
  if (alter < -2 || alter > 2 || octave < 0 || octave > 9 || midi < 0 || midi > 127)
    return "a pitch is out of range (step " + std::to_string(static_cast<int>(step)) + ", alter " +
           std::to_string(alter) + ", octave " + std::to_string(octave) + ")";
  if (note.velocity && (*note.velocity < 1 || *note.velocity > 127)) return "a velocity is outside 1..127";
  return std::nullopt;
}

Fault chord_fault(const SheetEvent& event) {
  if (event.notes.empty()) return "a chord has no notes";
  for (const SheetNote& note : event.notes)
    if (const Fault fault = note_fault(note)) return fault;
  const auto not_rising = [](const SheetNote& a, const SheetNote& b) { return a.pitch >= b.pitch; };
  if (std::adjacent_find(event.notes.begin(), event.notes.end(), not_rising) != event.notes.end())
    return "the notes of a chord do not rise";
  if (event.beams.size() > static_cast<std::size_t>(beams_of(event.value.type)))
    return "a chord has more beams than its type";
  return std::nullopt;
}

Fault kind_fault(const SheetEvent& event, const Measure& measure) {
  const bool plain = event.value == NoteValue{} && !event.tuplet_start && !event.tuplet_stop;
  if (!is_drawable(event.value)) return "a note value is none";
  if (is_chord(event)) {
    if (const Fault fault = chord_fault(event)) return fault;
  } else if (!event.notes.empty() || !event.beams.empty() || event.stem != Stem::free) {
    return "a rest has notes, beams or a stem";
  }
  if (event.slashed && event.kind != EventKind::grace) return "something is slashed that is no grace chord";
  if (is_timed(event)) return event.length == length_of(event.value) ? Fault() : "its length is not that of its value";
  if (event.kind == EventKind::grace) {
    if (event.length != 0 || event.value.tuplet != TupletRatio{} || event.tuplet_start || event.tuplet_stop)
      return "a grace chord has a length or a tuplet";
    return std::nullopt;
  }
  if (!plain) return "a rest of no value has one";
  if (event.kind == EventKind::hidden_rest) return event.length > 0 && !event.fermata ? Fault() : "a gap is none";
  return event.onset == 0 && event.length == measure.length ? Fault() : "a rest does not fill its measure";
}

bool is_tremolo(const SheetEvent& event, Tremolo::Kind kind) { return event.tremolo && event.tremolo->kind == kind; }

Fault tremolo_fault(const Voice& voice) {
  const SheetEvent* before = nullptr;
  for (const SheetEvent& event : voice.events) {
    if (event.tremolo && event.kind != EventKind::chord) return "a tremolo is on something that is no chord";
    if (event.tremolo && (event.tremolo->strokes < 1 || event.tremolo->strokes > kMaxStrokes))
      return "a tremolo has no strokes or too many";
    const bool starts = before != nullptr && is_tremolo(*before, Tremolo::Kind::start);
    if (starts != is_tremolo(event, Tremolo::Kind::stop)) return "a tremolo has one chord of two";
    if (starts && (event.length != before->length || event.tremolo->strokes != before->tremolo->strokes))
      return "the two chords of a tremolo differ";
    if (starts && (event.value.tuplet.actual % 2 != 0 || before->value.tuplet.actual % 2 != 0))
      return "a chord of a tremolo has a value of its own";
    before = &event;
  }
  return before != nullptr && is_tremolo(*before, Tremolo::Kind::start) ? "a tremolo has one chord of two" : Fault();
}

Fault tuplet_fault(const Voice& voice) {
  bool open = false;
  for (const SheetEvent& event : voice.events) {
    if (event.tuplet_start && open) return "a tuplet begins inside another";
    open = open || event.tuplet_start;
    if (event.tuplet_stop && !open) return "a tuplet ends that never began";
    open = open && !event.tuplet_stop;
  }
  return open ? "a tuplet does not end in its measure" : Fault();
}

}  // namespace

std::optional<std::string> find_voice_fault(const Voice& voice, const Measure& measure) {
  const auto hidden = [](const SheetEvent& event) { return event.kind == EventKind::hidden_rest; };
  const auto both_hidden = [&](const SheetEvent& a, const SheetEvent& b) { return hidden(a) && hidden(b); };
  ExactBeats now;
  for (const SheetEvent& event : voice.events) {
    if (event.onset != now) return "an event begins at " + to_string(event.onset) + ", not at " + to_string(now);
    if (const Fault fault = kind_fault(event, measure)) return "at " + to_string(now) + ": " + *fault;
    now += event.length;
  }
  if (now != measure.length)
    return "it ends at " + to_string(now) + " of " + to_string(measure.length) + " quarter notes";
  if (std::all_of(voice.events.begin(), voice.events.end(), hidden)) return "nothing of it is drawn";
  if (std::adjacent_find(voice.events.begin(), voice.events.end(), both_hidden) != voice.events.end())
    return "two hidden rests follow each other";
  const bool alone = voice.events.size() == 1;
  for (const SheetEvent& event : voice.events)
    if (event.kind == EventKind::measure_rest && !alone) return "a rest of the whole measure is not alone";
  if (const Fault fault = tremolo_fault(voice)) return fault;
  return tuplet_fault(voice);
}

}  // namespace clavier
