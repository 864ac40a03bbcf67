#pragma once

#include <span>
#include <vector>

#include "base/random.h"
#include "encoding/grid_notes.h"
#include "encoding/piano_roll.h"

namespace clavier {

inline constexpr int kFrameSteps = 4;  ///< of 1/48 s: a frame is 1/12 s, shorter than a hand strikes a key twice

/// What is seen of a key in a frame; zero in all of them when it is not struck there.
enum class StrikeChannel : std::uint8_t {
  struck,    ///< 1
  length,    ///< log2(1 + steps) / 9, at most 1: how long it is held
  velocity,  ///< velocity / 127
  place      ///< (step within the frame + 0.5) / kFrameSteps
};
inline constexpr int kStrikeChannels = 4;
inline constexpr float kLengthScale = 9;  ///< of log2(1 + steps): up to 10.6 s

/// A piano roll by its strikes: a quarter of a roll's cells for the same music. (kStrikeChannels, frames, kRollKeys),
/// the last fastest. docs/formats/piano-rolls.md
struct StrikeImage {
  int frames = 0;
  std::vector<float> values;
  bool operator==(const StrikeImage&) const = default;
};

constexpr int frames_of(int steps) { return (steps + kFrameSteps - 1) / kFrameSteps; }

/// Draws the strikes that fall into the window (its steps a multiple of kFrameSteps) into values of shape
/// (kStrikeChannels, frames, kRollKeys), overwriting them all. Of two strikes of a key in one frame the first counts;
/// keys off the roll are left out. `notes` are sorted by onset.
void draw_strikes(std::span<const GridNote> notes, const RollWindow& window, std::span<float> values);
/// Moves length, velocity and place of the strike in values[0] anywhere within what is read as the same note; the
/// channels lie `stride` apart.
void soften_strike(std::span<float> values, std::size_t stride, Random& random);
StrikeImage strikes_of(std::span<const GridNote> notes, const RollWindow& window);

/// The notes of strikes: cells whose `struck` is above one half, of any values. Sorted and without_overlaps.
std::vector<GridNote> notes_of(const StrikeImage& image);

}  // namespace clavier
