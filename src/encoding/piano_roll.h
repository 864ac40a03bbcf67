#pragma once

#include <span>
#include <vector>

#include "encoding/grid_notes.h"

namespace clavier {

inline constexpr int kRollSteps = 1000;  ///< of 1/48 s: 20.8 s
inline constexpr int kRollPitches = 84;
inline constexpr Pitch kLowestRollPitch = 24;  // C1
inline constexpr Pitch kHighestRollPitch = kLowestRollPitch + kRollPitches - 1;

constexpr bool on_roll(int pitch) { return pitch >= kLowestRollPitch && pitch <= kHighestRollPitch; }

/// The channels of a roll, in order; a roll with fewer channels has the first ones. The article's rolls have only
/// `sounding`, where a repeated note merges with the note before.
enum class RollChannel : std::uint8_t {
  sounding,  ///< +1 while a note sounds, else -1
  onset,     ///< +1 in the step in which a note begins, else -1
  velocity   ///< velocity / 63.5 - 1 while a note sounds, else -1
};
inline constexpr int kKuoChannels = 1;
inline constexpr int kRollChannels = 3;
inline constexpr float kHalfVelocity = 63.5f;

/// A piano roll with values in -1 .. 1, the input and output of networks; see docs/formats/piano-rolls.md.
struct PianoRoll {
  int channels = 0;           ///< 1 .. kRollChannels
  int steps = 0;              ///< any number; networks of the article's shape take kRollSteps
  std::vector<float> values;  ///< (channels, steps, kRollPitches), the last fastest

  bool operator==(const PianoRoll&) const = default;
};

/// A roll in which nothing sounds.
PianoRoll make_silent_roll(int channels = kRollChannels, int steps = kRollSteps);
/// The values of one channel, (steps, kRollPitches). The roll must have the channel.
std::span<float> channel_values(PianoRoll& roll, RollChannel channel);
std::span<const float> channel_values(const PianoRoll& roll, RollChannel channel);
/// The index of a step and pitch in a channel; on_roll(pitch) is true.
constexpr std::size_t cell(int step, int pitch) {
  return static_cast<std::size_t>(step * kRollPitches + pitch - kLowestRollPitch);
}

/// The part of a piece that a roll shows: steps `start` .. `start + steps`, which may lie outside the piece, transposed
/// by `semitones`.
struct RollWindow {
  int start = 0;
  int steps = kRollSteps;
  int semitones = 0;
  bool operator==(const RollWindow&) const = default;
};

/// Renders into values of shape (channels, steps, kRollPitches), overwriting them all, so that a batch is filled in
/// place. A note that began before the window sounds from its first step on, without onset. Pitches off the roll are
/// dropped. `notes` are sorted by onset and have no overlaps (remove_overlaps).
void render_roll(std::span<const GridNote> notes, const RollWindow& window, int channels, std::span<float> values);
PianoRoll roll_of(std::span<const GridNote> notes, const RollWindow& window, int channels = kRollChannels);
/// The whole piece as one roll, from time zero to its end.
PianoRoll roll_of(const Score& score, int channels = kRollChannels);

}  // namespace clavier
