#include "audio/synthesizer.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "audio/fluid_piano.h"
#include "audio/piano_event.h"
#include "base/error.h"
#include "music/piece_bounds.h"

namespace clavier {
namespace {

constexpr int kBlock = 4096;                         // frames rendered at once
constexpr float kInaudible = 0.001f;                 // 60 dB below the loudest sample
constexpr float kSilent = 0.0001f;                   // 80 dB below it
constexpr std::int64_t kSilentFrames = kSampleRate;  // so long, and the piano is not asked until its next event
constexpr double kFadeShare = 0.25;                  // share of the maximum tail that the fade-out takes

float peak_of(std::span<const float> samples) {
  float peak = 0;
  for (const float sample : samples) peak = std::max(peak, std::abs(sample));
  return peak;
}

/// Renders a piano block by block and passes the samples on.
class Renderer {
 public:
  Renderer(const SynthesizerOptions& options, const SampleSink& sink)
      : piano_(options.sound_font), sink_(sink), samples_(kBlock * kChannels) {}

  void play(const PianoEvent& event) {
    const auto due = static_cast<std::int64_t>(std::llround(event.time.value * kSampleRate));
    while (frame_ < due) {
      const std::int64_t frames = std::min<std::int64_t>(due - frame_, kBlock);
      deliver(silent_frames_ < kSilentFrames ? render(frames) : rest(frames));
    }
    silent_frames_ = 0;
    piano_.apply(event);
  }

  void render_tail(Seconds longest) {
    const auto frames = static_cast<std::int64_t>(longest.value * kSampleRate);
    const auto fade = static_cast<std::int64_t>(static_cast<double>(frames) * kFadeShare);
    for (std::int64_t left = frames; left > 0;) {
      const std::span<float> block = render(std::min<std::int64_t>(left, kBlock));
      const bool inaudible = peak_of(block) < peak_ * kInaudible;
      left -= static_cast<std::int64_t>(block.size() / kChannels);
      fade_out(block, inaudible ? 0 : left, inaudible ? kBlock : fade);
      deliver(block);
      if (inaudible) return;
    }
  }

 private:
  std::span<float> render(std::int64_t frames) {
    const std::span<float> block(samples_.data(), static_cast<std::size_t>(frames) * kChannels);
    piano_.render(block);
    frame_ += frames;
    return block;
  }

  std::span<float> rest(std::int64_t frames) {
    const std::span<float> block(samples_.data(), static_cast<std::size_t>(frames) * kChannels);
    std::fill(block.begin(), block.end(), 0.0f);
    frame_ += frames;
    return block;
  }

  void deliver(std::span<const float> block) {
    const float peak = peak_of(block);
    silent_frames_ = peak > peak_ * kSilent ? 0 : silent_frames_ + static_cast<std::int64_t>(block.size() / kChannels);
    peak_ = std::max(peak_, peak);
    sink_(block);
  }

  /// Fades linearly to zero over `fade` frames; `left` of them come after this block.
  static void fade_out(std::span<float> block, std::int64_t left, std::int64_t fade) {
    const auto frames = block.size() / kChannels;
    for (std::size_t i = 0; i < block.size(); ++i) {
      const std::size_t frame = i / kChannels;
      const auto after = static_cast<double>(left) + static_cast<double>(frames - frame);
      block[i] *= static_cast<float>(std::min(1.0, after / static_cast<double>(fade)));
    }
  }

  FluidPiano piano_;
  const SampleSink& sink_;
  std::vector<float> samples_;
  std::int64_t frame_ = 0;
  std::int64_t silent_frames_ = 0;  // in a row
  float peak_ = 0;
};

}  // namespace

void synthesize(const Score& score, const SynthesizerOptions& options, const SampleSink& sink) {
  if (score.notes.empty()) throw Error("cannot make sound: the piece has no notes");
  if (const Seconds most = PieceBounds{}.sound; duration_of(score) > most)
    throw Error("cannot make sound: the piece lasts longer than " + std::to_string(std::lround(most.value / 3600)) +
                " hours, the most for sound; split it");
  Renderer performance(options, sink);
  for (const PianoEvent& event : piano_events(score)) performance.play(event);
  performance.render_tail(options.max_tail);
}

}  // namespace clavier
