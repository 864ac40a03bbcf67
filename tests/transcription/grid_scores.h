#pragma once

#include <string>
#include <vector>

#include "base/random.h"
#include "music/score.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// A note of the right hand.
inline Note right(double onset, double duration, Pitch pitch = 72) {
  return {.onset = Beats{onset}, .duration = Beats{duration}, .pitch = pitch, .velocity = 64, .hand = Hand::right};
}

inline Note left(double onset, double duration, Pitch pitch = 48) {
  return {.onset = Beats{onset}, .duration = Beats{duration}, .pitch = pitch, .velocity = 64, .hand = Hand::left};
}

/// In C major.
inline Score score_of_notes(std::vector<Note> notes, std::vector<Meter> meters = {}) {
  Score score{.meters = std::move(meters), .keys = {KeySignature{}}, .notes = std::move(notes)};
  sort_events(score);
  return score;
}

/// Random notes on grids of many sizes, in measures of any meters, some of them incomplete; determined by the seed.
inline Score random_grid_score(std::uint64_t seed) {
  Random random(seed);
  Score score;
  const int parts[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 11, 13, 24, 64};
  double meter_onset = 0;
  for (std::uint64_t count = random.below(4); count > 0; --count) {
    const Meter meter = {Beats{meter_onset}, static_cast<int>(1 + random.below(16)), 1 << random.below(8)};
    score.meters.push_back(meter);
    meter_onset += measure_length(meter).value * static_cast<double>(1 + random.below(3));
    if (random.below(4) == 0) meter_onset += static_cast<double>(random.below(128)) / 32;
  }
  for (std::uint64_t count = random.below(60); count > 0; --count) {
    const int part = parts[random.below(std::size(parts))];
    Note note = random.below(2) == 0 ? right(0, 0) : left(0, 0);
    note.onset = Beats{static_cast<double>(random.below(20 * static_cast<std::uint64_t>(part))) / part};
    note.duration = Beats{static_cast<double>(1 + random.below(3 * static_cast<std::uint64_t>(part))) / part};
    note.pitch = static_cast<Pitch>(random.below(128));
    note.velocity = static_cast<std::uint8_t>(1 + random.below(127));
    if (random.below(10) == 0) note.hand = Hand::unknown;
    score.notes.push_back(note);
  }
  sort_events(score);
  return score;
}

/// "4. 8 r4 (2" and so on, one word an event. A rest has an r, a hidden rest is _, a rest for the whole measure is R. A
/// tuplet's ratio follows its value, brackets enclose it, and ~ follows a tied event.
inline std::string words_of(const Voice& voice) {
  std::string words;
  for (const SheetEvent& event : voice.events) {
    if (!words.empty()) words += ' ';
    if (event.kind == EventKind::measure_rest) words += 'R';
    if (event.kind == EventKind::hidden_rest) words += '_';
    if (event.kind == EventKind::measure_rest || event.kind == EventKind::hidden_rest) continue;
    if (event.tuplet_start) words += '(';
    if (event.kind == EventKind::rest) words += 'r';
    const int type = static_cast<int>(event.value.type);
    words += type == 0 ? "breve" : std::to_string(1 << (type - 1));
    words.append(event.value.dots, '.');
    if (event.value.tuplet != TupletRatio{})
      words += "/" + std::to_string(event.value.tuplet.actual) + ":" + std::to_string(event.value.tuplet.normal);
    if (event.tuplet_stop) words += ')';
    if (!event.notes.empty() && event.notes.front().tie_start) words += '~';
  }
  return words;
}

inline std::vector<std::string> voices_of(const Measure& measure, Staff staff) {
  std::vector<std::string> voices;
  for (const Voice& voice : measure.voices)
    if (voice.staff == staff) voices.push_back(words_of(voice));
  return voices;
}

}  // namespace clavier
