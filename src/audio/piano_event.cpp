#include "audio/piano_event.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace clavier {
namespace {

using Kind = PianoEvent::Kind;

void add_notes(const Score& score, std::vector<PianoEvent>& events) {
  std::array<std::vector<const Note*>, 128> notes_by_pitch;
  for (const Note& note : score.notes) notes_by_pitch.at(note.pitch).push_back(&note);
  for (const auto& notes : notes_by_pitch) {
    Beats down_until{};
    for (std::size_t i = 0; i < notes.size(); ++i) {
      const Note& note = *notes[i];
      const bool repeated = i + 1 < notes.size() && notes[i + 1]->onset == note.onset;
      down_until = std::max(down_until, end_of(note));
      if (repeated) continue;  // of several notes at one onset and pitch the last, longest one is played
      const Beats up = i + 1 < notes.size() ? std::min(down_until, notes[i + 1]->onset) : down_until;
      events.push_back({score.tempo.seconds_at(note.onset), Kind::note_on, note.pitch, note.velocity});
      events.push_back({score.tempo.seconds_at(up), Kind::note_off, note.pitch, 0});
    }
  }
}

std::uint8_t controller_of(Pedal pedal) {
  constexpr std::array<std::uint8_t, 3> kControllers = {64, 66, 67};
  return kControllers.at(static_cast<std::size_t>(pedal));
}

}  // namespace

std::vector<PianoEvent> piano_events(const Score& score, Seconds last_pedal) {
  std::vector<PianoEvent> events;
  events.reserve(score.notes.size() * 2 + score.pedal.size());
  add_notes(score, events);
  const Seconds end = duration_of(score) + last_pedal;
  for (const PedalChange& change : score.pedal) {
    const Seconds time = score.tempo.seconds_at(change.onset);
    if (time <= end) events.push_back({time, Kind::pedal, controller_of(change.pedal), change.depth});
  }
  std::stable_sort(events.begin(), events.end(), [](const PianoEvent& a, const PianoEvent& b) {
    return std::tie(a.time.value, a.kind) < std::tie(b.time.value, b.kind);
  });
  return events;
}

}  // namespace clavier
