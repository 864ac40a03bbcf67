#pragma once

#include <span>
#include <vector>

#include "base/random.h"
#include "encoding/grid_notes.h"
#include "encoding/piano_roll.h"

namespace clavier {

inline constexpr int kFrameSteps = 4;  ///< of 1/48 s: a frame is 1/12 s, shorter than a hand strikes a key twice

/// What is seen of a key in a frame; zero in all of them when it is not struck there.
enum class OnsetRollChannel : std::uint8_t {
  onset,       ///< 1
  duration,    ///< log2(1 + steps) / 9, at most 1: how long it is held
  velocity,    ///< velocity / 127
  microtiming  ///< (step within the frame + 0.5) / kFrameSteps
};
inline constexpr int kOnsetRollChannels = 4;
inline constexpr float kDurationScale = 9;  ///< of log2(1 + steps): up to 10.6 s

/// A piano roll by its strikes: a quarter of a roll's cells for the same music. (kOnsetRollChannels, frames,
/// kRollPitches), the last fastest. docs/formats/piano-rolls.md
struct OnsetRoll {
  int frames = 0;
  std::vector<float> values;
  bool operator==(const OnsetRoll&) const = default;
};

constexpr int frames_of(int steps) { return (steps + kFrameSteps - 1) / kFrameSteps; }

/// Draws the strikes that fall into the window (its steps a multiple of kFrameSteps) into values of shape
/// (kOnsetRollChannels, frames, kRollPitches), overwriting them all. Of two strikes of a key in one frame the first
/// counts; keys off the roll are left out. `notes` are sorted by onset.
void render_onset_roll(std::span<const GridNote> notes, const RollWindow& window, std::span<float> values);
/// Moves length, velocity and place of the strike in values[0] anywhere within what is read as the same note; the
/// channels lie `stride` apart.
void dequantise_onset(std::span<float> values, std::size_t stride, Random& random);
OnsetRoll onset_roll_of(std::span<const GridNote> notes, const RollWindow& window);

/// The notes of strikes: cells whose `struck` is above one half, of any values. Sorted and remove_overlaps.
std::vector<GridNote> notes_of(const OnsetRoll& image);

}  // namespace clavier
