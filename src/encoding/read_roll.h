#pragma once

#include <vector>

#include "encoding/piano_roll.h"

namespace clavier {

/// How values are read; the default recovers exactly what was rendered. Values above a threshold count as +1.
struct RollReadOptions {
  float sounding = 0;
  float onset = 0;
  int min_onset_interval = 1;  ///< steps; onsets of one pitch closer to the one before than this are ignored
  std::uint8_t velocity = 80;  ///< of every note, when the roll has no velocity channel
};

inline constexpr RollReadOptions kKuoReadOptions{.sounding = 0.98f};

/// The notes of a roll, step 0 being time zero, by onset, then pitch. Accepts any values; NaN is silence. Each run of
/// sounding steps of a pitch is one note, cut at every onset in the onset channel. docs/formats/piano-rolls.md says
/// what happens when the channels disagree.
std::vector<GridNote> read_roll(const PianoRoll& roll, const RollReadOptions& reading = {});

}  // namespace clavier
