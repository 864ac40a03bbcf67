#include "encoding/piano_roll.h"

#include <algorithm>
#include <cassert>

namespace clavier {
namespace {

std::size_t roll_channel_size(int steps) { return static_cast<std::size_t>(steps) * kRollPitches; }

void fill(std::span<float> channel_values, const GridNote& note, float value) {
  for (int step = note.onset; step < end_of(note); ++step) channel_values[cell(step, note.pitch)] = value;
}

}  // namespace

PianoRoll make_silent_roll(int channels, int steps) {
  assert(channels > 0 && channels <= kRollChannels && steps >= 0);
  return {channels, steps, std::vector<float>(static_cast<std::size_t>(channels) * roll_channel_size(steps), -1.0f)};
}

std::span<float> channel_values(PianoRoll& roll, RollChannel channel) {
  assert(static_cast<int>(channel) < roll.channels);
  return std::span(roll.values)
      .subspan(static_cast<std::size_t>(channel) * roll_channel_size(roll.steps), roll_channel_size(roll.steps));
}

std::span<const float> channel_values(const PianoRoll& roll, RollChannel channel) {
  assert(static_cast<int>(channel) < roll.channels);
  return std::span(roll.values)
      .subspan(static_cast<std::size_t>(channel) * roll_channel_size(roll.steps), roll_channel_size(roll.steps));
}

void render_roll(std::span<const GridNote> notes, const RollWindow& window, int channels, std::span<float> values) {
  const std::size_t size = roll_channel_size(window.steps);
  assert(values.size() == static_cast<std::size_t>(channels) * size);
  std::fill(values.begin(), values.end(), -1.0f);
  for (const GridNote& note : notes) {
    const int pitch = note.pitch + window.semitones;
    const int onset = note.onset - window.start, end = std::min(end_of(note) - window.start, window.steps);
    if (onset >= window.steps) break;
    if (end <= 0 || !on_roll(pitch)) continue;
    const int first = std::max(onset, 0);
    const GridNote seen{.onset = first, .duration = end - first, .pitch = static_cast<Pitch>(pitch)};
    fill(values.first(size), seen, 1);
    if (channels > 1 && onset >= 0) values[size + cell(onset, pitch)] = 1;
    if (channels > 2) fill(values.subspan(2 * size), seen, static_cast<float>(note.velocity) / kHalfVelocity - 1);
  }
}

PianoRoll roll_of(std::span<const GridNote> notes, const RollWindow& window, int channels) {
  PianoRoll roll = make_silent_roll(channels, window.steps);
  render_roll(notes, window, channels, roll.values);
  return roll;
}

PianoRoll roll_of(const Score& score, int channels) {
  const std::vector<GridNote> notes = remove_overlaps(grid_notes(score));
  return roll_of(notes, {.steps = end_of(notes)}, channels);
}

}  // namespace clavier
