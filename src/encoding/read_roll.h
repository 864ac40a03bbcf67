#pragma once

#include <vector>

#include "encoding/piano_roll.h"

namespace clavier {

/// How values are read; the default reads what was drawn exactly. Values above a threshold count as +1.
struct RollReadOptions {
  float sounding = 0;
  float onset = 0;
  int min_onset_interval = 1;  ///< steps; of one key, onsets nearer to the one before than this are not believed
  std::uint8_t velocity = 80;  ///< of every note, where the roll does not show any
};

inline constexpr RollReadOptions kKuoReadOptions{.sounding = 0.98f};

/// The notes of a roll, step 0 being time zero, by onset, then pitch; of any values, NaN being silence. Each stretch of
/// sounding steps of a key is one note, cut wherever the onset channel says that the key was struck again.
/// docs/formats/piano-rolls.md says what happens when the channels disagree.
std::vector<GridNote> read_roll(const PianoRoll& roll, const RollReadOptions& reading = {});

}  // namespace clavier
