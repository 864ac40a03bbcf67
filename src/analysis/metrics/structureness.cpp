#include "analysis/metrics/structureness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

namespace clavier {
namespace {

constexpr double kFrameSeconds = 0.5;
constexpr double kFrameRounding = 1e-6;  // frames; an onset at a frame's start may be computed to lie just before it
constexpr std::size_t kClasses = kPitchClasses;
constexpr float kMinNorm = 1e-4f;  // shorter vectors are the rounding error of equal frames

using Frame = std::array<float, 2 * kClasses>;  // seconds that each pitch class sounds, then its number of onsets

std::size_t frame_at(Seconds time) { return static_cast<std::size_t>(time.value / kFrameSeconds + kFrameRounding); }

/// Adds the time from `start` to `end` to the frames; time past the last frame is ignored.
void add_sounding(std::size_t pitch_class, Seconds start, Seconds end, std::vector<Frame>& frames) {
  for (std::size_t frame = frame_at(start); frame < frames.size(); ++frame) {
    const double begin = static_cast<double>(frame) * kFrameSeconds;
    if (begin >= end.value) return;
    const double within = std::min(end.value, begin + kFrameSeconds) - std::max(start.value, begin);
    frames[frame][pitch_class] += static_cast<float>(within);
  }
}

std::vector<Frame> empty_frames(const Score& score, Seconds origin) {
  const Seconds length = std::min(duration_of(score) - origin, kMaxStructureLength);
  return std::vector<Frame>(static_cast<std::size_t>(std::ceil(length.value / kFrameSeconds)));
}

/// Scales a vector to length 1, or to 0 where it is shorter than kMinNorm.
void scale_to_unit_norm(std::span<float> numbers) {
  float squares = 0;
  for (const float number : numbers) squares += number * number;
  const float length = std::sqrt(squares);
  for (float& number : numbers) number = length > kMinNorm ? number / length : 0;
}

std::vector<Frame> frames_of(const Score& score) {
  if (score.notes.empty()) return {};
  const Seconds origin = score.tempo.seconds_at(score.notes.front().onset);
  std::vector<Frame> frames = empty_frames(score, origin);
  for (const Note& note : score.notes) {
    const Seconds start = score.tempo.seconds_at(note.onset) - origin;
    if (frame_at(start) >= frames.size()) break;
    const auto chroma = static_cast<std::size_t>(pitch_class(note.pitch));
    add_sounding(chroma, start, score.tempo.seconds_at(end_of(note)) - origin, frames);
    frames[frame_at(start)][kClasses + chroma] += 1;
  }
  for (Frame& frame : frames) {
    scale_to_unit_norm(std::span(frame).first(kClasses));
    scale_to_unit_norm(std::span(frame).last(kClasses));
  }
  return frames;
}

Frame mean_of(const std::vector<Frame>& frames) {
  std::array<double, 2 * kClasses> sum{};
  for (const Frame& frame : frames)
    for (std::size_t index = 0; index < frame.size(); ++index) sum[index] += frame[index];
  Frame mean{};
  for (std::size_t index = 0; index < mean.size(); ++index)
    mean[index] = static_cast<float>(sum[index] / static_cast<double>(frames.size()));
  return mean;
}

/// Subtracts the mean frame and scales to length 1; silent frames stay 0.
void subtract_mean(std::vector<Frame>& frames) {
  const Frame mean = mean_of(frames);
  for (Frame& frame : frames) {
    if (frame == Frame{}) continue;
    for (std::size_t index = 0; index < frame.size(); ++index) frame[index] -= mean[index];
    scale_to_unit_norm(frame);
  }
}

double similarity_after(const std::vector<Frame>& frames, std::size_t lag) {
  Frame products{};  // summed component by component, so that the compiler can vectorise
  for (std::size_t frame = lag; frame < frames.size(); ++frame)
    for (std::size_t index = 0; index < products.size(); ++index)
      products[index] += frames[frame][index] * frames[frame - lag][index];
  double sum = 0;
  for (const float product : products) sum += product;
  return sum / static_cast<double>(frames.size() - lag);
}

double largest_similarity(const std::vector<Frame>& frames, Seconds from, Seconds to) {
  const std::size_t end = std::min(frame_at(to), frames.size() / 2 + 1);
  double largest = 0;
  for (std::size_t lag = frame_at(from); lag < end; ++lag) largest = std::max(largest, similarity_after(frames, lag));
  return largest;
}

}  // namespace

Structureness structureness_of(const Score& score) {
  std::vector<Frame> frames = frames_of(score);
  if (frames.empty()) return {};
  subtract_mean(frames);
  return {.short_term = largest_similarity(frames, Seconds{3}, Seconds{8}),
          .middle_term = largest_similarity(frames, Seconds{8}, Seconds{15}),
          .long_term = largest_similarity(frames, Seconds{15}, Seconds{128})};
}

}  // namespace clavier
