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

}  // namespace

void VoiceLayout::add(const RawEvent& raw) {
  const bool rounded = drifted() && within_rounding(raw.event.onset, now_);
  if (!rounded) skip_to(raw.event.onset);
  file_now_ = raw.end();
  SheetEvent event = event_of(raw, voice_.staff);
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
