#pragma once

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>

#include "encoding/bins.h"
#include "encoding/chord_tokens.h"

namespace clavier::support {

/// Random symbols of the alphabets in any order, as an untrained model may sample them.
inline Events any_events(const Vocabulary& vocabulary) {
  const auto below = [](int size) { return static_cast<std::uint16_t>(*rc::gen::inRange(0, std::max(1, size))); };
  return *rc::gen::container<Events>(rc::gen::exec([&] {
    return Event{.token = below(vocabulary.size(Field::token)),
                 .shift = below(vocabulary.size(Field::shift)),
                 .duration = below(vocabulary.size(Field::duration)),
                 .velocity = below(vocabulary.size(Field::velocity))};
  }));
}

/// Chords that the grid represents exactly: times and velocities on their bins, and no pitch repeated while it is held.
inline std::vector<GridChord> any_chords_on_grid() {
  std::vector<GridChord> chords;
  std::array<int, 128> held_until{};
  int now = 0;
  const int count = *rc::gen::inRange(0, 30);
  for (int index = 0; index < count; ++index) {
    const auto keys = *rc::gen::container<std::set<int>>(rc::gen::inRange<int>(kLowestPianoKey, kHighestPianoKey + 1));
    GridChord chord;
    for (const int key : keys) {
      const int duration = duration_bins().value(*rc::gen::inRange(0, duration_bins().size()));
      const int velocity = 8 * *rc::gen::inRange(0, kVelocityClasses) + 4;
      int& until = held_until.at(static_cast<std::size_t>(key));
      if (until > now || chord.size() > 12) continue;
      until = now + duration;
      chord.push_back({now, duration, static_cast<Pitch>(key), static_cast<std::uint8_t>(velocity)});
    }
    if (chord.empty()) continue;
    chords.push_back(chord);
    now += shift_bins().value(*rc::gen::inRange(kChordWindow, shift_bins().size()));
  }
  return chords;
}

}  // namespace clavier::support
