#pragma once

#include <algorithm>

#include "notation/sheet/sheet.h"

namespace clavier::testing {

/// `voice` sets the onsets of events, one after the other.
inline SheetEvent chord(NoteValue value, const std::vector<SpelledPitch>& pitches) {
  SheetEvent event{.kind = EventKind::chord, .length = length_of(value), .value = value};
  for (const SpelledPitch pitch : pitches) event.notes.push_back({.pitch = pitch});
  return event;
}

inline SheetEvent rest(NoteValue value) {
  return {.kind = EventKind::rest, .length = length_of(value), .value = value};
}

inline SheetEvent gap(ExactBeats length) { return {.kind = EventKind::hidden_rest, .length = length}; }

inline SheetEvent measure_rest(ExactBeats length) { return {.kind = EventKind::measure_rest, .length = length}; }

inline SheetEvent grace(const std::vector<SpelledPitch>& pitches) {
  SheetEvent event = chord({NoteType::eighth}, pitches);
  event.kind = EventKind::grace;
  event.length = 0;
  return event;
}

inline SheetEvent tied(SheetEvent event, bool stop, bool start) {
  for (SheetNote& note : event.notes) {
    note.tie_stop = stop;
    note.tie_start = start;
  }
  return event;
}

inline Voice voice(Staff staff, std::vector<SheetEvent> events) {
  ExactBeats now;
  for (SheetEvent& event : events) {
    event.onset = now;
    now += event.length;
  }
  return {.staff = staff, .events = std::move(events)};
}

/// A measure as long as its first voice.
inline Measure measure(std::vector<Voice> voices) {
  const SheetEvent& last = voices.front().events.back();
  return {.length = last.onset + last.length, .voices = std::move(voices)};
}

/// A measure whose lower staff rests.
inline Measure upper_measure(std::vector<SheetEvent> events) {
  Measure made = measure({voice(Staff::upper, std::move(events))});
  made.voices.push_back(voice(Staff::lower, {measure_rest(made.length)}));
  return made;
}

/// The first measure has the default attributes; measures are numbered.
inline Sheet sheet(std::vector<Measure> measures) {
  Measure& first = measures.front();
  if (!first.key) first.key = SheetKey{};
  if (!first.meter) first.meter = SheetMeter{};
  if (first.clefs.empty()) first.clefs = {{Staff::upper, 0, kTrebleClef}, {Staff::lower, 0, kBassClef}};
  for (std::size_t index = 0; index < measures.size(); ++index) measures[index].number = std::to_string(index + 1);
  return {.measures = std::move(measures)};
}

inline constexpr NoteValue kWhole = {NoteType::whole};
inline constexpr NoteValue kHalf = {NoteType::half};
inline constexpr NoteValue kQuarter = {NoteType::quarter};
inline constexpr NoteValue kEighth = {NoteType::eighth};
inline constexpr NoteValue kTriplet = {NoteType::eighth, 0, {3, 2}};

inline constexpr SpelledPitch kC4 = {Step::c, 0, 4};
inline constexpr SpelledPitch kE4 = {Step::e, 0, 4};
inline constexpr SpelledPitch kF4 = {Step::f, 0, 4};
inline constexpr SpelledPitch kFSharp4 = {Step::f, 1, 4};
inline constexpr SpelledPitch kG4 = {Step::g, 0, 4};
inline constexpr SpelledPitch kC3 = {Step::c, 0, 3};

/// Three measures with one of everything: a pickup with a grace chord; a triplet, a tie, two voices, a crossed staff;
/// changes of key, meter and clef.
Sheet little_study();

}  // namespace clavier::testing
