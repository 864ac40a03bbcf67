#pragma once

#include <span>
#include <vector>

#include "base/random.h"
#include "encoding/grid_notes.h"
#include "encoding/piano_roll.h"

namespace clavier {

inline constexpr int kFrameSteps = 4;  ///< of 1/48 s: a frame is 1/12 s, shorter than a hand takes to repeat a pitch

/// The channels of a cell, one pitch in one frame. All are zero in a cell without an onset.
enum class OnsetRollChannel : std::uint8_t {
  onset,       ///< 1
  duration,    ///< log2(1 + steps) / 9, at most 1
  velocity,    ///< velocity / 127
  microtiming  ///< (step within the frame + 0.5) / kFrameSteps
};
inline constexpr int kOnsetRollChannels = 4;
inline constexpr float kDurationScale = 9;  ///< of log2(1 + steps): up to 10.6 s

/// A piano roll of onsets: a quarter of the cells of a PianoRoll for the same music. Shape (kOnsetRollChannels, frames,
/// kRollPitches), the last fastest. See docs/formats/piano-rolls.md.
struct OnsetRoll {
  int frames = 0;
  std::vector<float> values;
  bool operator==(const OnsetRoll&) const = default;
};

constexpr int frames_of(int steps) { return (steps + kFrameSteps - 1) / kFrameSteps; }

/// Renders the onsets that fall into the window (its steps a multiple of kFrameSteps) into values of shape
/// (kOnsetRollChannels, frames, kRollPitches), overwriting them all. Of two onsets of a pitch in one frame the first
/// counts; pitches off the roll are dropped. `notes` are sorted by onset.
void render_onset_roll(std::span<const GridNote> notes, const RollWindow& window, std::span<float> values);
/// Uniform dequantisation: adds noise to duration, velocity and microtiming of the onset at values[0], within what is
/// read as the same note. The channels are `stride` apart.
void dequantise_onset(std::span<float> values, std::size_t stride, Random& random);
OnsetRoll onset_roll_of(std::span<const GridNote> notes, const RollWindow& window);

/// The notes of an onset roll: cells whose onset channel is above one half. Accepts any values. Sorted by onset and
/// without overlaps (remove_overlaps).
std::vector<GridNote> notes_of(const OnsetRoll& image);

}  // namespace clavier
