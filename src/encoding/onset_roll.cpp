#include "encoding/onset_roll.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace clavier {
namespace {

constexpr float kMaxVelocity = 127;
constexpr float kDequantisationWidth = 0.98f;  // of a step; below 1 so that rounding recovers the note

std::size_t channel_size(int frames) { return static_cast<std::size_t>(frames) * kRollPitches; }

/// Clamps to 0 .. 1; NaN becomes 0.
float clamp_to_unit(float value) { return value > 0 ? std::min(value, 1.0f) : 0.0f; }

GridNote note_at(std::span<const float> values, std::size_t size, int frame, int pitch_index) {
  const std::size_t at = cell(frame, kLowestRollPitch + pitch_index);
  const auto value = [&](OnsetRollChannel channel) {
    return clamp_to_unit(values[static_cast<std::size_t>(channel) * size + at]);
  };
  const int microtiming =
      std::min(kFrameSteps - 1, static_cast<int>(value(OnsetRollChannel::microtiming) * kFrameSteps));
  const double steps = std::exp2(static_cast<double>(value(OnsetRollChannel::duration) * kDurationScale)) - 1;
  return {.onset = frame * kFrameSteps + microtiming,
          .duration = std::max(1, static_cast<int>(std::lround(steps))),
          .pitch = static_cast<Pitch>(kLowestRollPitch + pitch_index),
          .velocity = static_cast<std::uint8_t>(std::clamp(
              std::lround(value(OnsetRollChannel::velocity) * kMaxVelocity), 1L, static_cast<long>(kMaxVelocity)))};
}

}  // namespace

void render_onset_roll(std::span<const GridNote> notes, const RollWindow& window, std::span<float> values) {
  const int frames = window.steps / kFrameSteps;
  const std::size_t size = channel_size(frames);
  assert(window.steps % kFrameSteps == 0 && values.size() == kOnsetRollChannels * size);
  std::fill(values.begin(), values.end(), 0.0f);
  for (const GridNote& note : notes) {
    const int pitch = note.pitch + window.semitones, onset = note.onset - window.start;
    if (onset >= window.steps) break;
    if (onset < 0 || !on_roll(pitch)) continue;
    const std::size_t at = cell(onset / kFrameSteps, pitch);
    const auto set = [&](OnsetRollChannel channel, float value) {
      values[static_cast<std::size_t>(channel) * size + at] = value;
    };
    if (values[at] > 0) continue;
    set(OnsetRollChannel::onset, 1);
    set(OnsetRollChannel::duration,
        std::min(1.0f, std::log2(1.0f + static_cast<float>(note.duration)) / kDurationScale));
    set(OnsetRollChannel::velocity, static_cast<float>(note.velocity) / kMaxVelocity);
    set(OnsetRollChannel::microtiming, (static_cast<float>(onset % kFrameSteps) + 0.5f) / kFrameSteps);
  }
}

void dequantise_onset(std::span<float> values, std::size_t stride, Random& random) {
  const auto value = [&](OnsetRollChannel channel) -> float& {
    return values[static_cast<std::size_t>(channel) * stride];
  };
  const auto within = [&random] { return kDequantisationWidth * (static_cast<float>(random.uniform()) - 0.5f); };
  float& duration = value(OnsetRollChannel::duration);
  if (duration < 1)
    duration = std::min(1.0f, std::log2(std::exp2(duration * kDurationScale) + within()) / kDurationScale);
  value(OnsetRollChannel::velocity) += within() / kMaxVelocity;
  value(OnsetRollChannel::microtiming) += within() / kFrameSteps;
}

OnsetRoll onset_roll_of(std::span<const GridNote> notes, const RollWindow& window) {
  OnsetRoll image{.frames = window.steps / kFrameSteps,
                  .values = std::vector<float>(kOnsetRollChannels * channel_size(window.steps / kFrameSteps))};
  render_onset_roll(notes, window, image.values);
  return image;
}

std::vector<GridNote> notes_of(const OnsetRoll& image) {
  const std::size_t size = channel_size(image.frames);
  assert(image.values.size() == kOnsetRollChannels * size);
  std::vector<GridNote> notes;
  for (int frame = 0; frame < image.frames; ++frame)
    for (int pitch_index = 0; pitch_index < kRollPitches; ++pitch_index)
      if (image.values[cell(frame, kLowestRollPitch + pitch_index)] > 0.5f)
        notes.push_back(note_at(image.values, size, frame, pitch_index));
  std::sort(notes.begin(), notes.end(), [](const GridNote& a, const GridNote& b) {
    return a.onset != b.onset ? a.onset < b.onset : a.pitch < b.pitch;
  });
  return remove_overlaps(notes);
}

}  // namespace clavier
