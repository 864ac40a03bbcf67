#include "models/gan/structured_latent.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <numeric>

#include "encoding/onset_roll.h"

namespace clavier {
namespace {

constexpr double kFramesPerMinute = 60.0 * 48 / kFrameSteps;
constexpr double kMinTempo = 55, kMaxTempo = 150;  // beats a minute
constexpr double kTempoModulation = 0.04;
constexpr double kMinModulationPeriod = 60, kMaxModulationPeriod = 200;  // frames
constexpr double kTripleMeterProbability = 0.3;
constexpr double kRepeatProbability = 0.5;
constexpr std::size_t kPieceLatentBars = 4;
constexpr double kBeginningFrames = 16, kEndingFrames = 32;  // decay of the edge features

using Noise = std::vector<float>;

double sample_uniform(double low, double high, Random& random) { return low + (high - low) * random.uniform(); }

Noise sample_noise(int count, Random& random) {
  Noise numbers(static_cast<std::size_t>(count));
  for (float& number : numbers) number = static_cast<float>(random.normal());
  return numbers;
}

int sample_tonic(const std::array<double, kPitchClasses>& probabilities, Random& random) {
  double left = random.uniform() * std::accumulate(probabilities.begin(), probabilities.end(), 0.0);
  int place = 0;
  while (place + 1 < kPitchClasses && (left -= probabilities[static_cast<std::size_t>(place)]) >= 0) ++place;
  return place;
}

/// Where each frame begins, in beats: (frames). The first frame lies in beat 0.
std::vector<double> sample_beat_positions(int frames, Random& random) {
  const double period = kFramesPerMinute / (kMinTempo * std::pow(kMaxTempo / kMinTempo, random.uniform()));
  const double modulation_period = sample_uniform(kMinModulationPeriod, kMaxModulationPeriod, random),
               phase = random.uniform();
  std::vector<double> beats(static_cast<std::size_t>(frames));
  double now = random.uniform();
  for (int frame = 0; frame < frames; ++frame) {
    beats[static_cast<std::size_t>(frame)] = now;
    now += (1 + kTempoModulation * std::sin(2 * std::numbers::pi * (frame / modulation_period + phase))) / period;
  }
  return beats;
}

/// The random numbers of bars; a bar that returns has those of the bar it repeats.
struct BarNoises {
  std::vector<Noise> bar;    // each (kBarNoise)
  std::vector<Noise> beats;  // each (kMaxBeatsInBar * kBeatNoise)
};

/// Repeats bars after one, two or four bars: a whole bar, or only its beats.
void repeat_bars(BarNoises& bars, Random& random) {
  const std::size_t lag = std::size_t{1} << random.below(3);
  for (std::size_t at = lag; at < bars.bar.size(); ++at) {
    const bool whole = random.uniform() < kRepeatProbability;
    if (!whole && random.uniform() >= kRepeatProbability) continue;
    if (whole) bars.bar[at] = bars.bar[at - lag];
    bars.beats[at] = bars.beats[at - lag];
  }
}

/// The bar whose numbers a bar has. As in a rondo, every other section is the first one.
std::size_t origin_of(std::size_t bar, const LatentForm& form) {
  const auto section = static_cast<std::size_t>(form.section);
  return section > 0 && (bar / section) % 2 == 0 ? bar % section : bar;
}

BarNoises sample_bars(std::size_t count, const LatentForm& form, Random& random) {
  BarNoises bars;
  for (std::size_t at = 0; at < count; ++at) {
    bars.bar.push_back(sample_noise(kBarNoise, random));
    bars.beats.push_back(sample_noise(kMaxBeatsInBar * kBeatNoise, random));
  }
  if (random.uniform() < form.repeat_share) repeat_bars(bars, random);
  return bars;
}

void fill_beats(StructuredLatent& latent, const LatentForm& form, Random& random) {
  const int bars_count = (latent.beats + latent.upbeat) / latent.beats_in_bar + 1;
  const BarNoises bars = sample_bars(static_cast<std::size_t>(bars_count), form, random);
  std::vector<Noise> phrases;
  for (int phrase = 0; phrase <= bars_count / 2; ++phrase) phrases.push_back(sample_noise(kPhraseNoise, random));
  for (int beat = 0; beat < latent.beats; ++beat) {
    const std::size_t bar = origin_of(static_cast<std::size_t>((beat + latent.upbeat) / latent.beats_in_bar), form);
    const int place = (beat + latent.upbeat) % latent.beats_in_bar;
    const auto append = [&](const Noise& numbers, int from, int count) {
      latent.beat_features.insert(latent.beat_features.end(), numbers.begin() + from, numbers.begin() + from + count);
    };
    append(phrases[bar / 2], 0, kPhraseNoise);
    append(bars.bar[bar], 0, kBarNoise);
    append(bars.beats[bar], place * kBeatNoise, kBeatNoise);
    for (int at = 0; at < kMaxBeatsInBar; ++at) latent.beat_features.push_back(at == place ? 1.0f : 0.0f);
  }
}

/// The piece latent of each beat, a part of it new every four bars. Bars that return have the same one again.
void fill_piece_latents(StructuredLatent& latent, const LatentForm& form, Random& random) {
  const auto fixed_weight = static_cast<float>(std::sqrt(1 - form.within_piece_variance)),
             varying_weight = static_cast<float>(std::sqrt(form.within_piece_variance));
  std::vector<Noise> parts;
  for (int beat = 0; beat < latent.beats; ++beat) {
    const std::size_t bar = origin_of(static_cast<std::size_t>((beat + latent.upbeat) / latent.beats_in_bar), form);
    while (form.within_piece_variance > 0 && parts.size() <= bar / kPieceLatentBars)
      parts.push_back(sample_noise(kPieceNoise, random));
    for (std::size_t at = 0; at < kPieceNoise; ++at)
      latent.piece_latents.push_back(form.within_piece_variance > 0
                                         ? fixed_weight * latent.piece[at] +
                                               varying_weight * parts[bar / kPieceLatentBars][at]
                                         : latent.piece[at]);
  }
}

void fill_frames(StructuredLatent& latent, Random& random) {
  for (const double beat : latent.beat_at) {
    const double place = beat - std::floor(beat);
    latent.beat_of_frame.push_back(static_cast<int>(beat));
    for (int turns = 1; turns <= kPhaseFeatures / 2; ++turns) {
      const double angle = 2 * std::numbers::pi * turns * place;
      latent.frame_features.push_back(static_cast<float>(std::sin(angle)));
      latent.frame_features.push_back(static_cast<float>(std::cos(angle)));
    }
    const Noise numbers = sample_noise(kFrameNoise, random);
    latent.frame_features.insert(latent.frame_features.end(), numbers.begin(), numbers.end());
  }
}

}  // namespace

int beats_of(int frames) {
  return static_cast<int>(frames * (1 + kTempoModulation) * kMaxTempo / kFramesPerMinute) + 3;
}

StructuredLatent sample_latent(int frames, const LatentForm& form, Random& random) {
  assert(frames > 0);
  StructuredLatent latent{.frames = frames};
  latent.piece = sample_noise(kPieceNoise, random);
  latent.tonic = sample_tonic(form.tonics, random);
  latent.beats_in_bar = random.uniform() < kTripleMeterProbability ? 3 : 4;
  latent.upbeat = static_cast<int>(random.below(static_cast<std::uint64_t>(latent.beats_in_bar)));
  latent.beat_at = sample_beat_positions(frames, random);
  latent.beats = beats_of(frames);
  fill_beats(latent, form, random);
  fill_frames(latent, random);
  fill_piece_latents(latent, form, random);
  return latent;
}

std::vector<float> make_edge_features(int frames, int first, int end) {
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
