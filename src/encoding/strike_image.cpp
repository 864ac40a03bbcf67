#include "encoding/strike_image.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace clavier {
namespace {

constexpr float kLoudest = 127;
constexpr float kWithin = 0.98f;  // of a step: safely read as before

std::size_t channel_size(int frames) { return static_cast<std::size_t>(frames) * kRollKeys; }

/// A share of 0 .. 1, NaN being 0.
float share(float value) { return value > 0 ? std::min(value, 1.0f) : 0.0f; }

GridNote note_at(std::span<const float> values, std::size_t size, int frame, int key) {
  const std::size_t at = cell(frame, kLowestRollKey + key);
  const auto value = [&](StrikeChannel channel) {
    return share(values[static_cast<std::size_t>(channel) * size + at]);
  };
  const int place = std::min(kFrameSteps - 1, static_cast<int>(value(StrikeChannel::place) * kFrameSteps));
  const double steps = std::exp2(static_cast<double>(value(StrikeChannel::length) * kLengthScale)) - 1;
  return {.onset = frame * kFrameSteps + place,
          .duration = std::max(1, static_cast<int>(std::lround(steps))),
          .pitch = static_cast<Pitch>(kLowestRollKey + key),
          .velocity = static_cast<std::uint8_t>(
              std::clamp(std::lround(value(StrikeChannel::velocity) * kLoudest), 1L, static_cast<long>(kLoudest)))};
}

}  // namespace

void draw_strikes(std::span<const GridNote> notes, const RollWindow& window, std::span<float> values) {
  const int frames = window.steps / kFrameSteps;
  const std::size_t size = channel_size(frames);
  assert(window.steps % kFrameSteps == 0 && values.size() == kStrikeChannels * size);
  std::fill(values.begin(), values.end(), 0.0f);
  for (const GridNote& note : notes) {
    const int pitch = note.pitch + window.semitones, onset = note.onset - window.start;
    if (onset >= window.steps) break;
    if (onset < 0 || !on_roll(pitch)) continue;
    const std::size_t at = cell(onset / kFrameSteps, pitch);
    const auto set = [&](StrikeChannel channel, float value) {
      values[static_cast<std::size_t>(channel) * size + at] = value;
    };
    if (values[at] > 0) continue;
    set(StrikeChannel::struck, 1);
    set(StrikeChannel::length, std::min(1.0f, std::log2(1.0f + static_cast<float>(note.duration)) / kLengthScale));
    set(StrikeChannel::velocity, static_cast<float>(note.velocity) / kLoudest);
    set(StrikeChannel::place, (static_cast<float>(onset % kFrameSteps) + 0.5f) / kFrameSteps);
  }
}

void soften_strike(std::span<float> values, std::size_t stride, Random& random) {
  const auto value = [&](StrikeChannel channel) -> float& {
    return values[static_cast<std::size_t>(channel) * stride];
  };
  const auto within = [&random] { return kWithin * (static_cast<float>(random.uniform()) - 0.5f); };
  float& length = value(StrikeChannel::length);
  if (length < 1) length = std::min(1.0f, std::log2(std::exp2(length * kLengthScale) + within()) / kLengthScale);
  value(StrikeChannel::velocity) += within() / kLoudest;
  value(StrikeChannel::place) += within() / kFrameSteps;
}

StrikeImage strikes_of(std::span<const GridNote> notes, const RollWindow& window) {
  StrikeImage image{.frames = window.steps / kFrameSteps,
                    .values = std::vector<float>(kStrikeChannels * channel_size(window.steps / kFrameSteps))};
  draw_strikes(notes, window, image.values);
  return image;
}

std::vector<GridNote> notes_of(const StrikeImage& image) {
  const std::size_t size = channel_size(image.frames);
  assert(image.values.size() == kStrikeChannels * size);
  std::vector<GridNote> notes;
  for (int frame = 0; frame < image.frames; ++frame)
    for (int key = 0; key < kRollKeys; ++key)
      if (image.values[cell(frame, kLowestRollKey + key)] > 0.5f)
        notes.push_back(note_at(image.values, size, frame, key));
  std::sort(notes.begin(), notes.end(), [](const GridNote& a, const GridNote& b) {
    return a.onset != b.onset ? a.onset < b.onset : a.pitch < b.pitch;
  });
  return without_overlaps(notes);
}

}  // namespace clavier
