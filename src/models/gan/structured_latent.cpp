#include "models/gan/structured_latent.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <numeric>

#include "encoding/strike_image.h"

namespace clavier {
namespace {

constexpr double kFramesPerMinute = 60.0 * 48 / kFrameSteps;
constexpr double kSlowest = 55, kFastest = 150;  // beats a minute
constexpr double kBreath = 0.04;
constexpr double kShortestBreath = 60, kLongestBreath = 200;  // frames
constexpr double kThreeBeats = 0.3;
constexpr double kComesBack = 0.5;
constexpr std::size_t kCharacterBars = 4;
constexpr double kBeginningFrames = 16, kEndingFrames = 32;  // over which an edge is felt

using Noise = std::vector<float>;

double between(double low, double high, Random& random) { return low + (high - low) * random.uniform(); }

Noise noise(int count, Random& random) {
  Noise numbers(static_cast<std::size_t>(count));
  for (float& number : numbers) number = static_cast<float>(random.normal());
  return numbers;
}

int drawn_by_odds(const std::array<double, kPitchClasses>& odds, Random& random) {
  double left = random.uniform() * std::accumulate(odds.begin(), odds.end(), 0.0);
  int place = 0;
  while (place + 1 < kPitchClasses && (left -= odds[static_cast<std::size_t>(place)]) >= 0) ++place;
  return place;
}

/// Where in its beats each frame lies; the first beat is number 0 or has already begun.
std::vector<double> clock(int frames, Random& random) {
  const double period = kFramesPerMinute / (kSlowest * std::pow(kFastest / kSlowest, random.uniform()));
  const double breath = between(kShortestBreath, kLongestBreath, random), phase = random.uniform();
  std::vector<double> beats(static_cast<std::size_t>(frames));
  double now = random.uniform();
  for (int frame = 0; frame < frames; ++frame) {
    beats[static_cast<std::size_t>(frame)] = now;
    now += (1 + kBreath * std::sin(2 * std::numbers::pi * (frame / breath + phase))) / period;
  }
  return beats;
}

/// The noises of bars, some of which are those of bars before.
struct Bars {
  std::vector<Noise> bar;    // each (kBarNoise)
  std::vector<Noise> beats;  // each (kMostBeatsInBar * kBeatNoise)
};

/// After one, two or four bars, a whole bar or only its beats.
void let_bars_come_back(Bars& bars, Random& random) {
  const std::size_t lag = std::size_t{1} << random.below(3);
  for (std::size_t at = lag; at < bars.bar.size(); ++at) {
    const bool whole = random.uniform() < kComesBack;
    if (!whole && random.uniform() >= kComesBack) continue;
    if (whole) bars.bar[at] = bars.bar[at - lag];
    bars.beats[at] = bars.beats[at - lag];
  }
}

/// As in a rondo: every other section is the first one.
std::size_t origin_of(std::size_t bar, const SketchForm& form) {
  const auto section = static_cast<std::size_t>(form.section);
  return section > 0 && (bar / section) % 2 == 0 ? bar % section : bar;
}

Bars draw_bars(std::size_t count, const SketchForm& form, Random& random) {
  Bars bars;
  for (std::size_t at = 0; at < count; ++at) {
    bars.bar.push_back(noise(kBarNoise, random));
    bars.beats.push_back(noise(kMostBeatsInBar * kBeatNoise, random));
  }
  if (random.uniform() < form.recurring) let_bars_come_back(bars, random);
  return bars;
}

void fill_beats(RollSketch& sketch, const SketchForm& form, Random& random) {
  const int bars_count = (sketch.beats + sketch.upbeat) / sketch.beats_in_bar + 1;
  const Bars bars = draw_bars(static_cast<std::size_t>(bars_count), form, random);
  std::vector<Noise> phrases;
  for (int phrase = 0; phrase <= bars_count / 2; ++phrase) phrases.push_back(noise(kPhraseNoise, random));
  for (int beat = 0; beat < sketch.beats; ++beat) {
    const std::size_t bar = origin_of(static_cast<std::size_t>((beat + sketch.upbeat) / sketch.beats_in_bar), form);
    const int place = (beat + sketch.upbeat) % sketch.beats_in_bar;
    const auto append = [&](const Noise& numbers, int from, int count) {
      sketch.beat_features.insert(sketch.beat_features.end(), numbers.begin() + from, numbers.begin() + from + count);
    };
    append(phrases[bar / 2], 0, kPhraseNoise);
    append(bars.bar[bar], 0, kBarNoise);
    append(bars.beats[bar], place * kBeatNoise, kBeatNoise);
    for (int at = 0; at < kMostBeatsInBar; ++at) sketch.beat_features.push_back(at == place ? 1.0f : 0.0f);
  }
}

/// Of the piece, and in part of four bars; those that come back have theirs again.
void fill_characters(RollSketch& sketch, const SketchForm& form, Random& random) {
  const auto stays = static_cast<float>(std::sqrt(1 - form.wandering)),
             goes = static_cast<float>(std::sqrt(form.wandering));
  std::vector<Noise> parts;
  for (int beat = 0; beat < sketch.beats; ++beat) {
    const std::size_t bar = origin_of(static_cast<std::size_t>((beat + sketch.upbeat) / sketch.beats_in_bar), form);
    while (form.wandering > 0 && parts.size() <= bar / kCharacterBars) parts.push_back(noise(kPieceNoise, random));
    for (std::size_t at = 0; at < kPieceNoise; ++at)
      sketch.characters.push_back(form.wandering > 0 ? stays * sketch.piece[at] + goes * parts[bar / kCharacterBars][at]
                                                     : sketch.piece[at]);
  }
}

void fill_frames(RollSketch& sketch, Random& random) {
  for (const double beat : sketch.beat_at) {
    const double place = beat - std::floor(beat);
    sketch.beat_of_frame.push_back(static_cast<int>(beat));
    for (int turns = 1; turns <= kPhaseFeatures / 2; ++turns) {
      const double angle = 2 * std::numbers::pi * turns * place;
      sketch.frame_features.push_back(static_cast<float>(std::sin(angle)));
      sketch.frame_features.push_back(static_cast<float>(std::cos(angle)));
    }
    const Noise numbers = noise(kFrameNoise, random);
    sketch.frame_features.insert(sketch.frame_features.end(), numbers.begin(), numbers.end());
  }
}

}  // namespace

int beats_of(int frames) { return static_cast<int>(frames * (1 + kBreath) * kFastest / kFramesPerMinute) + 3; }

RollSketch draw_sketch(int frames, const SketchForm& form, Random& random) {
  assert(frames > 0);
  RollSketch sketch{.frames = frames};
  sketch.piece = noise(kPieceNoise, random);
  sketch.tonic = drawn_by_odds(form.tonics, random);
  sketch.beats_in_bar = random.uniform() < kThreeBeats ? 3 : 4;
  sketch.upbeat = static_cast<int>(random.below(static_cast<std::uint64_t>(sketch.beats_in_bar)));
  sketch.beat_at = clock(frames, random);
  sketch.beats = beats_of(frames);
  fill_beats(sketch, form, random);
  fill_frames(sketch, random);
  fill_characters(sketch, form, random);
  return sketch;
}

std::vector<float> edge_features(int frames, int first, int end) {
  std::vector<float> features;
  for (int frame = 0; frame < frames; ++frame) {
    const int since = frame - first, left = end - 1 - frame;
    features.push_back(since < 0 ? 0.0f : static_cast<float>(std::exp(-since / kBeginningFrames)));
    features.push_back(left < 0 ? 0.0f : static_cast<float>(std::exp(-left / kEndingFrames)));
    features.push_back(since >= 0 && left >= 0 ? 1.0f : 0.0f);
  }
  return features;
}

}  // namespace clavier
