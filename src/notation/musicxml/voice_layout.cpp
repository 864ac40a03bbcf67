#include "notation/musicxml/voice_layout.h"

#include <algorithm>

#include "notation/sheet/split_into_values.h"

namespace clavier {
namespace {

/// The notes of a chord from the lowest line up, each pitch once, with the staff on which they are notated.
std::vector<SheetNote> notes_of(const RawEvent& raw, Staff home) {
  std::vector<SheetNote> notes = raw.event.notes;
  for (std::size_t index = 0; index < notes.size(); ++index) notes[index].other_staff = raw.staves[index] != home;
  std::stable_sort(notes.begin(), notes.end(),
                   [](const SheetNote& a, const SheetNote& b) { return a.pitch < b.pitch; });
  const auto same = [](const SheetNote& a, const SheetNote& b) { return a.pitch == b.pitch; };
  notes.erase(std::unique(notes.begin(), notes.end(), same), notes.end());
  return notes;
}

/// The event, without what its kind has no room for.
SheetEvent event_of(const RawEvent& raw, Staff home) {
  SheetEvent event = raw.event;
  event.notes = notes_of(raw, home);
  if (event.kind == EventKind::measure_rest) event.kind = EventKind::rest;
  if (event.kind == EventKind::grace) {
    event.value.tuplet = {};
    event.tuplet_start = event.tuplet_stop = false;
  } else if (event.kind == EventKind::rest) {
    event.beams.clear();
    event.stem = Stem::free;
  }
  return event;
}

/// The value of a chord that alternates with another: the type of the whole, at half its length. Files may give the
/// type of the whole without a ratio, or that of the half.
NoteValue tremolo_value(NoteValue value, ExactBeats length) {
  if (value.tuplet.actual % 2 == 0 || value.tuplet.actual > 127) return value;
  NoteValue whole = value;
  whole.tuplet.actual = static_cast<std::uint8_t>(2 * value.tuplet.actual);
  if (!within_rounding(length_of(whole), length) && value.type != NoteType::breve)
    whole.type = static_cast<NoteType>(static_cast<int>(value.type) - 1);
  return whole;
}

bool alternates(const SheetEvent& event) { return event.tremolo && event.tremolo->kind != Tremolo::Kind::single; }

/// Whether two events that follow each other are the chords of one tremolo.
bool are_tremolo(const SheetEvent& first, const SheetEvent& second) {
  return alternates(first) && alternates(second) && first.tremolo->kind == Tremolo::Kind::start &&
         second.tremolo->kind == Tremolo::Kind::stop && first.length == second.length &&
         first.value.tuplet.actual % 2 == 0 && second.value.tuplet.actual % 2 == 0;
}

/// A chord alone, with the type of its own length instead of that of the whole.
void make_plain(SheetEvent& event) {
  event.tremolo.reset();
  NoteValue& value = event.value;
  if (value.tuplet.actual % 2 != 0 || static_cast<int>(value.type) + 1 == kNoteTypes) return;
  value.type = static_cast<NoteType>(static_cast<int>(value.type) + 1);
  value.tuplet.actual /= 2;
}

void drop_unpaired_tremolos(Voice& voice) {
  for (std::size_t index = 0; index < voice.events.size(); ++index) {
    SheetEvent& event = voice.events[index];
    if (!alternates(event)) continue;
    if (index + 1 < voice.events.size() && are_tremolo(event, voice.events[index + 1])) {
      voice.events[++index].tremolo->strokes = event.tremolo->strokes;
    } else {
      make_plain(event);
    }
  }
}

}  // namespace

void VoiceLayout::add(const RawEvent& raw) {
  const bool rounded = drifted() && within_rounding(raw.event.onset, now_);
  if (!rounded) skip_to(raw.event.onset);
  file_now_ = raw.end();
  SheetEvent event = event_of(raw, voice_.staff);
  if (alternates(event)) event.value = tremolo_value(event.value, raw.event.length);
  const ExactBeats staves = event.kind == EventKind::grace ? ExactBeats() : length_of(event.value);
  const bool as_drawn =
      raw.has_value && within_rounding(now_ + staves, file_now_) && now_ + staves <= kMaxMeasureLength;
  if (as_drawn || event.kind == EventKind::grace) {
    event.length = staves;
    append(std::move(event));
  } else {
    for (SheetEvent& part : split_into_values(event, file_now_ - now_)) append(std::move(part));
  }
}

bool VoiceLayout::is_drawn() const {
  return std::any_of(voice_.events.begin(), voice_.events.end(),
                     [](const SheetEvent& event) { return event.kind != EventKind::hidden_rest; });
}

Voice VoiceLayout::finish(ExactBeats length) && {
  skip_to(length);
  drop_unpaired_brackets();
  drop_unpaired_tremolos(voice_);
  return std::move(voice_);
}

void VoiceLayout::skip_to(ExactBeats place) {
  if (place <= now_) return;
  const bool goes_on = !voice_.events.empty() && voice_.events.back().kind == EventKind::hidden_rest;
  if (goes_on) {
    voice_.events.back().length += place - now_;
  } else {
    voice_.events.push_back({.kind = EventKind::hidden_rest, .onset = now_, .length = place - now_});
  }
  now_ = place;
}

void VoiceLayout::append(SheetEvent event) {
  event.onset = now_;
  event.beams.resize(std::min(event.beams.size(), static_cast<std::size_t>(beams_of(event.value.type))));
  now_ += event.length;
  voice_.events.push_back(std::move(event));
}

void VoiceLayout::drop_unpaired_brackets() {
  SheetEvent* open = nullptr;
  for (SheetEvent& event : voice_.events) {
    if (event.tuplet_start && open != nullptr) open->tuplet_start = false;
    if (event.tuplet_start) open = &event;
    if (event.tuplet_stop && open == nullptr) event.tuplet_stop = false;
    if (event.tuplet_stop) open = nullptr;
  }
  if (open != nullptr) open->tuplet_start = false;
}

}  // namespace clavier
