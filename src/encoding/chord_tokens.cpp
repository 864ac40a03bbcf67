#include "encoding/chord_tokens.h"

#include <algorithm>
#include <cmath>

#include "encoding/bins.h"

namespace clavier {
namespace {

/// Moves the onset, not the end.
void begin_at(int onset, GridNote& note) {
  note.duration += note.onset - onset;
  note.onset = onset;
}

void add_to_chord(GridChord& chord, GridNote note, ChordOnsets onsets) {
  if (onsets == ChordOnsets::together && !chord.empty()) begin_at(chord.front().onset, note);
  const auto place = std::lower_bound(chord.begin(), chord.end(), note.pitch,
                                      [](const GridNote& held, Pitch pitch) { return held.pitch < pitch; });
  if (place != chord.end() && place->pitch == note.pitch) {
    place->duration = std::max(place->duration, note.duration);
    place->velocity = std::max(place->velocity, note.velocity);
  } else {
    chord.insert(place, note);
  }
}

Vocabulary::Chord pitches_of(const GridChord& chord) {
  Vocabulary::Chord pitches;
  for (const GridNote& note : chord) pitches.push_back(note.pitch);
  return pitches;
}

Event event_of(int token, int shift, const GridNote& note, const Vocabulary& vocabulary) {
  return {.token = static_cast<std::uint16_t>(token),
          .shift = static_cast<std::uint16_t>(shift),
          .duration = static_cast<std::uint16_t>(duration_bins().nearest(note.duration)),
          .velocity = static_cast<std::uint16_t>(vocabulary.velocity_symbol(note.velocity))};
}

/// The note that stands for a chord of one token: its median duration and velocity.
GridNote middle_note(GridChord chord) {
  const auto middle = chord.begin() + static_cast<std::ptrdiff_t>(chord.size() / 2);
  std::nth_element(chord.begin(), middle, chord.end(), [](auto& a, auto& b) { return a.duration < b.duration; });
  GridNote note = *middle;
  std::nth_element(chord.begin(), middle, chord.end(), [](auto& a, auto& b) { return a.velocity < b.velocity; });
  note.velocity = middle->velocity;
  return note;
}

void encode_chord(const GridChord& chord, int shift, const Vocabulary& vocabulary, Events& events) {
  if (chord.size() > 1) {
    if (const int token = vocabulary.find(pitches_of(chord)); token >= 0) {
      events.push_back(event_of(token, shift, middle_note(chord), vocabulary));
      return;
    }
  }
  events.push_back(event_of(vocabulary.opening(chord.front().pitch), shift, chord.front(), vocabulary));
  for (std::size_t note = 1; note < chord.size(); ++note) {
    const int spread = vocabulary.has_spread() ? spread_symbol(chord[note].onset - chord.front().onset) : 0;
    events.push_back(event_of(vocabulary.joining(chord[note].pitch), spread, chord[note], vocabulary));
  }
}

}  // namespace

std::vector<GridChord> chords_of(const Score& score, ChordOnsets onsets) {
  std::vector<GridChord> chords;
  int first = 0;  // onset of the last chord
  for (const GridNote& note : grid_notes(score)) {
    if (chords.empty() || note.onset - first > kChordWindow) {
      chords.emplace_back();
      first = note.onset;
    }
    add_to_chord(chords.back(), note, onsets);
  }
  return chords;
}

Events encode(std::span<const GridChord> chords, const Vocabulary& vocabulary) {
  Events events;
  int previous = chords.empty() ? 0 : chords.front().front().onset - 1;
  for (const GridChord& chord : chords) {
    if (vocabulary.has_timing()) {
      encode_chord(chord, shift_bins().nearest(chord.front().onset - previous), vocabulary, events);
    } else if (const int token = vocabulary.find(pitches_of(chord)); token >= 0) {
      events.push_back({.token = static_cast<std::uint16_t>(token)});
    }
    previous = chord.front().onset;
  }
  return events;
}

ChordOnsets onsets_of(const Vocabulary& vocabulary) {
  return vocabulary.has_spread() ? ChordOnsets::own : ChordOnsets::together;
}

Events encode(const Score& score, const Vocabulary& vocabulary) {
  return encode(chords_of(score, onsets_of(vocabulary)), vocabulary);
}

Score decode(std::span<const Event> events, const Vocabulary& vocabulary, Seconds fixed_step) {
  std::vector<GridNote> notes;
  const int fixed = std::max(1, static_cast<int>(std::lround(fixed_step.value * kStepsPerSecond)));
  int now = vocabulary.has_timing() ? -shift_bins().value(0) : -fixed;
  bool first = true;
  for (const Event& event : events) {
    if (event.token <= Vocabulary::kEnd) continue;
    if (!vocabulary.has_timing()) {
      now += fixed;
    } else if (first) {
      now = 0;
    } else if (vocabulary.opens(event.token)) {
      now += shift_bins().value(event.shift);
    }
    first = false;
    const int duration = vocabulary.has_timing() ? duration_bins().value(event.duration) : fixed;
    const int velocity = vocabulary.has_timing() ? vocabulary.velocity_of(event.velocity) : 80;
    const int onset = vocabulary.has_spread() && vocabulary.joins(event.token)
                          ? std::max(0, now + spread_value(std::min<int>(event.shift, kSpreads - 1)))
                          : now;
    for (const Pitch pitch : vocabulary.pitches(event.token))
      notes.push_back(
          {.onset = onset, .duration = duration, .pitch = pitch, .velocity = static_cast<std::uint8_t>(velocity)});
  }
  return score_of(remove_overlaps(notes));
}

std::vector<std::string> article_names(const Score& score) {
  std::vector<std::string> names;
  for (const GridChord& chord : chords_of(score)) names.push_back(article_name(pitches_of(chord)));
  return names;
}

}  // namespace clavier
