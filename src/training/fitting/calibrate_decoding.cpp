#include "training/fitting/calibrate_decoding.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>

#include "analysis/rolls/within_piece_variance.h"
#include "base/parallel.h"
#include "encoding/onset_roll.h"
#include "models/gan/beat_gan_model.h"
#include "models/gan/decoding/onset_decoder.h"
#include "training/fitting/tonic_probabilities.h"

namespace clavier {
namespace {

constexpr std::size_t kFewLatents = 48, kManyLatents = 240, kAllLatents = 480;
constexpr int kLongExcerpts = 2;
constexpr int kFirstSteps = 100, kLastSteps = 130,
              kSearchSteps = 160;  // later steps use more latents, because pieces differ widely
constexpr int kStepDecay = 80;     // after so many steps, steps are half as large as the first
constexpr std::uint64_t kLatentSeed = 0x63616c6962;

/// A parameter is moved by `gain` times the difference of its statistic from real music, a part of what would close it,
/// and stays within bounds.
struct UpdateRule {
  double gain;
  float low, high;
};
constexpr UpdateRule kOnsetDensity{0.6, -4, 4}, kLength{0.5, -4, 4}, kVelocity{0.02, -4, 4};
constexpr UpdateRule kKey{0.6, 0, 2}, kTriadGain{1.5, 0, 3}, kStepwiseGain{1, 0, 4}, kTatumDensity{0.5, 0, 0.99F},
    kInterval{0.1, -4, 4};
constexpr UpdateRule kChordSizePenalty{-0.2, 0, 4}, kClashPenalty{-1, 0, 4}, kSustainPenalty{-1, 0, 40},
    kMicrotiming{0.5, 0, 2};
constexpr UpdateRule kLegato{0.5, 0, 1}, kPassages{0.25, -1, 1.5}, kChords{0.25, -2, 1}, kNotes{0.25, -3, 1};

/// log(real / found), bounded where one of them is 0.
double log_ratio(double real, double found) { return std::log(std::max(real, 1e-3) / std::max(found, 1e-3)); }

/// Moves parameters by steps that shrink.
class Search {
 public:
  explicit Search(int step) : size_(static_cast<double>(kStepDecay) / (kStepDecay + step)) {}

  void move(float& parameter, const UpdateRule& rule, double difference) const {
    parameter = std::clamp(parameter + static_cast<float>(size_ * rule.gain * difference), rule.low, rule.high);
  }

 private:
  double size_;
};

void approach(DecodingParameters& parameters, const OnsetStatistics& found, const OnsetStatistics& real,
              const Search& search) {
  search.move(parameters.calibration[0], kOnsetDensity, log_ratio(real.onsets_per_frame, found.onsets_per_frame));
  search.move(parameters.calibration[2], kVelocity, real.velocity - found.velocity);
}

void approach(ExpressionGains& gains, const VarianceComponents& found, const VarianceComponents& real,
              const Search& search) {
  search.move(gains.passages, kPassages, log_ratio(real.passages, found.passages));
  search.move(gains.chords, kChords, log_ratio(real.chords, found.chords));
  search.move(gains.notes, kNotes, log_ratio(real.notes, found.notes));
}

void approach(DecodingParameters& parameters, const ExcerptStatistics& found, const ExcerptStatistics& real,
              const Search& search) {
  search.move(parameters.key_gain, kKey, real.key - found.key);
  search.move(parameters.triad_gain, kTriadGain, real.triads - found.triads);
  search.move(parameters.stepwise_gain, kStepwiseGain, real.stepwise - found.stepwise);
  search.move(parameters.tatum_density, kTatumDensity, real.isochrony - found.isochrony);
  for (std::size_t of = 0; of < kPitchClasses; ++of)
    search.move(parameters.intervals[of], kInterval, log_ratio(real.intervals[of], found.intervals[of]));
  search.move(parameters.chord_size_penalty, kChordSizePenalty, real.chord / std::max(found.chord, 1.0) - 1);
  search.move(parameters.clash_penalty, kClashPenalty, real.clashes - found.clashes);
  search.move(parameters.sustain_penalty, kSustainPenalty, log_ratio(real.longest_sustain, found.longest_sustain));
  search.move(parameters.microtiming, kMicrotiming, real.onset_asynchrony - found.onset_asynchrony);
  search.move(parameters.legato, kLegato, real.legato - found.legato);
  approach(parameters.lengths, found.lengths, real.lengths, search);
  approach(parameters.loudness, found.loudness, real.loudness, search);
}

/// The same structured latents, decoded with one set of parameters after the other.
class GeneratedExcerpts {
 public:
  /// All tonics are equally frequent. Every second piece has the negated piece latents of the one before, an antithetic
  /// pair, so that means need few pieces.
  GeneratedExcerpts(const BeatGanModel& model, std::size_t era, int frames, double within_piece_variance)
      : frames_(frames) {
    const std::vector<float> edges = make_edge_features(frames, 0, frames);
    std::vector<float> piece_latents;
    for (std::uint64_t index = 0; index < kAllLatents; ++index) {
      Random random(kLatentSeed, index);
      StructuredLatent latent = sample_latent(frames, {.within_piece_variance = within_piece_variance}, random);
      latent.tonic = static_cast<int>(index) % kPitchClasses;
      if (index % 2 == 0) {
        piece_latents = latent.piece_latents;
      } else {
        std::transform(piece_latents.begin(), piece_latents.end(), latent.piece_latents.begin(), std::negate());
      }
      excerpts_.push_back({model.logits(latent, edges, era), latent.beat_at, latent.tonic});
    }
  }

  int frames() const { return frames_; }

  /// The first `count` of kAllLatents.
  std::vector<std::vector<GridNote>> decode(const DecodingParameters& parameters, std::size_t count) const {
    std::vector<std::vector<GridNote>> excerpts;
    for (const GeneratedExcerpt& excerpt : std::span(excerpts_).first(count))
      excerpts.push_back(decode_notes(excerpt.logits, excerpt.beat_at, parameters));
    return excerpts;
  }

  /// Pitch classes of all, as if all were in C.
  PitchClassHistogram pitch_classes_in_c(const DecodingParameters& parameters) const {
    std::vector<std::vector<GridNote>> excerpts = decode(parameters, kAllLatents);
    for (std::size_t index = 0; index < excerpts.size(); ++index)
      for (GridNote& note : excerpts[index]) note.pitch = static_cast<Pitch>(note.pitch - excerpts_[index].tonic);
    return compute_onset_statistics(excerpts, frames_).pitch_classes;
  }

 private:
  struct GeneratedExcerpt {
    OnsetLogits logits;
    std::vector<double> beat_at;
    int tonic;
  };
  int frames_;
  std::vector<GeneratedExcerpt> excerpts_;
};

/// Steps `first` .. `end` - 1 of the search, each on this number of latents. Generated excerpts are silent less often
/// than real music, so that lengths and polyphony cannot both match: lengths go halfway between.
void search(DecodingParameters& parameters, const GeneratedExcerpts& generated, const RealStatistics& real, int first,
            int end, std::size_t latents) {
  for (int step = first; step < end; ++step) {
    const Search now(step);
    const std::vector<std::vector<GridNote>> excerpts = generated.decode(parameters, latents);
    const OnsetStatistics found = compute_onset_statistics(excerpts, generated.frames());
    approach(parameters, found, real.notes, now);
    double shorter = log_ratio(real.notes.length, found.length);
    if (real.excerpts) {
      const ExcerptStatistics means = compute_excerpt_statistics(excerpts, generated.frames() * kFrameSteps);
      approach(parameters, means, *real.excerpts, now);
      shorter = (shorter + log_ratio(real.excerpts->polyphony, means.polyphony)) / 2;
    }
    now.move(parameters.calibration[1], kLength, shorter);
  }
}

/// The share of new piece latents that gives excerpts the within-piece variance of real ones.
float fit_within_piece_variance(const GeneratedExcerpts& generated, const DecodingParameters& parameters,
                                const RealStatistics& real) {
  if (!real.excerpts) return 0;
  const double found =
      measure_within_piece_variance(generated.decode(parameters, kAllLatents), generated.frames() * kFrameSteps);
  return static_cast<float>(
      std::clamp((real.excerpts->within_piece_variance - found) / std::max(1 - found, 1e-3), 0.0, 1.0));
}

struct Found {
  DecodingParameters parameters;
  PitchClassHistogram tonics{};
};

Found find_decoding_parameters(const BeatGanModel& model, std::size_t era, int frames, const RealStatistics& real) {
  Found found;
  {
    const GeneratedExcerpts steady(model, era, frames, 0);
    search(found.parameters, steady, real, 0, kFirstSteps, kFewLatents);
    found.parameters.within_piece_variance = fit_within_piece_variance(steady, found.parameters, real);
  }
  const GeneratedExcerpts generated(model, era, frames, found.parameters.within_piece_variance);
  search(found.parameters, generated, real, kFirstSteps, kLastSteps, kManyLatents);
  search(found.parameters, generated, real, kLastSteps, kSearchSteps, kAllLatents);
  found.tonics = fit_tonic_probabilities(generated.pitch_classes_in_c(found.parameters), real.notes.pitch_classes);
  return found;
}

}  // namespace

int calibration_frames(const GanOptions& network) { return kLongExcerpts * network.frames; }

void calibrate_decoding(GanCheckpoint& checkpoint, std::span<const RealStatistics> real, unsigned threads) {
  assert(real.size() == checkpoint.eras.size());
  const BeatGanModel model(checkpoint);
  std::vector<Found> found(real.size());
  parallel_for(real.size(), threads, [&](std::size_t era) {
    found[era] = find_decoding_parameters(model, era, calibration_frames(checkpoint.network), real[era]);
  });
  for (std::size_t era = 0; era < real.size(); ++era) {
    store_decoding_parameters(found[era].parameters, checkpoint.tensors, era);
    std::copy(found[era].tonics.begin(), found[era].tonics.end(),
              checkpoint.tensors.at("tonics").values.begin() + static_cast<std::ptrdiff_t>(era * kPitchClasses));
  }
}

}  // namespace clavier
