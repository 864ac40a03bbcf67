#pragma once

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "encoding/piano_roll.h"

namespace clavier::support {

/// Random notes on few neighbouring pitches, sorted by onset, then pitch. No pitch repeats while it is held, but many
/// repeat in the step in which they end.
inline std::vector<GridNote> any_roll_notes() {
  const int lowest = *rc::gen::inRange<int>(kLowestRollPitch, kHighestRollPitch - 2);
  auto notes = *rc::gen::container<std::vector<GridNote>>(rc::gen::exec([&] {
    return GridNote{.onset = *rc::gen::inRange(0, 60),
                    .duration = *rc::gen::inRange(1, 20),
                    .pitch = static_cast<Pitch>(*rc::gen::inRange(lowest, lowest + 4)),
                    .velocity = static_cast<std::uint8_t>(*rc::gen::inRange(1, 128))};
  }));
  std::sort(notes.begin(), notes.end(),
            [](auto& a, auto& b) { return std::tie(a.onset, a.pitch) < std::tie(b.onset, b.pitch); });
  return remove_overlaps(notes);
}

}  // namespace clavier::support
