#include "encoding/piano_roll.h"

#include <algorithm>
#include <cassert>

namespace clavier {
namespace {

std::size_t image_size(int steps) { return static_cast<std::size_t>(steps) * kRollKeys; }

void fill(std::span<float> image, const GridNote& note, float value) {
  for (int step = note.onset; step < end_of(note); ++step) image[cell(step, note.pitch)] = value;
}

}  // namespace

PianoRoll silent_roll(int channels, int steps) {
  assert(channels > 0 && channels <= kRollChannels && steps >= 0);
  return {channels, steps, std::vector<float>(static_cast<std::size_t>(channels) * image_size(steps), -1.0f)};
}

std::span<float> image(PianoRoll& roll, RollChannel channel) {
  assert(static_cast<int>(channel) < roll.channels);
  return std::span(roll.values)
      .subspan(static_cast<std::size_t>(channel) * image_size(roll.steps), image_size(roll.steps));
}

std::span<const float> image(const PianoRoll& roll, RollChannel channel) {
  assert(static_cast<int>(channel) < roll.channels);
  return std::span(roll.values)
      .subspan(static_cast<std::size_t>(channel) * image_size(roll.steps), image_size(roll.steps));
}

void draw(std::span<const GridNote> notes, const RollWindow& window, int channels, std::span<float> values) {
  const std::size_t size = image_size(window.steps);
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
  PianoRoll roll = silent_roll(channels, window.steps);
  draw(notes, window, channels, roll.values);
  return roll;
}

PianoRoll roll_of(const Score& score, int channels) {
  const std::vector<GridNote> notes = without_overlaps(grid_notes(score));
  return roll_of(notes, {.steps = end_of(notes)}, channels);
}

}  // namespace clavier
