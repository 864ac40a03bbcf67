#include "engine/calibrate_beats.h"

#include <cassert>
#include <numeric>

#include "engine/beat_roll_model.h"

namespace clavier {
namespace {

constexpr int kSketches = 96;
constexpr int kCalibrationRounds = 2;  // a denser roll has shorter notes: keys are struck again
constexpr int kHalvings = 12;
constexpr int kTonicRounds = 40;  // few enough that no key is left out
constexpr float kFarthest = 3;
constexpr std::uint64_t kSeed = 0x63616c6962;

struct Drawing {
  RowMatrix wishes;
  std::vector<float> edges;
};

double StrikeMeans::*const kMeans[] = {&StrikeMeans::strikes, &StrikeMeans::length, &StrikeMeans::velocity};

std::vector<Drawing> drawings_of(const BeatRollModel& model, std::size_t era, int frames) {
  std::vector<Drawing> drawings;
  for (std::uint64_t index = 0; index < kSketches; ++index) {
    Random random(kSeed, index);
    RollSketch sketch = draw_sketch(frames, {}, random);
    sketch.tonic = 0;
    std::vector<float> edges = edge_features(frames, -frames, 2 * frames);
    drawings.push_back({model.wishes(sketch, edges, era), std::move(edges)});
  }
  return drawings;
}

StrikeMeans means_with(std::span<const Drawing> drawings, const StrikeCorrection& correction, int frames) {
  std::vector<std::vector<GridNote>> excerpts;
  for (const Drawing& drawing : drawings)
    excerpts.push_back(notes_of(strikes_wished(drawing.wishes, drawing.edges, correction)));
  return strike_means(excerpts, frames);
}

/// All means rise with their corrections.
StrikeCorrection correction_for(std::span<const Drawing> drawings, const StrikeMeans& real, int frames) {
  StrikeCorrection correction{};
  for (int round = 0; round < kCalibrationRounds; ++round)
    for (std::size_t which = 0; which < correction.size(); ++which) {
      float low = -kFarthest, high = kFarthest;
      for (int halving = 0; halving < kHalvings; ++halving) {
        correction[which] = (low + high) / 2;
        const bool enough = means_with(drawings, correction, frames).*kMeans[which] > real.*kMeans[which];
        (enough ? high : low) = correction[which];
      }
    }
  return correction;
}

/// With which odds to move the shares `drawn` up by 0 to 11 semitones, so that together they come near `real`.
PitchClassHistogram odds_of_tonics(const PitchClassHistogram& drawn, const PitchClassHistogram& real) {
  PitchClassHistogram odds;
  odds.fill(1.0 / kPitchClasses);
  const auto moved = [&](std::size_t pitch_class, std::size_t tonic) {
    return drawn[(pitch_class + kPitchClasses - tonic) % kPitchClasses];
  };
  for (int round = 0; round < kTonicRounds; ++round) {
    PitchClassHistogram better{};
    for (std::size_t of = 0; of < kPitchClasses; ++of) {
      double all = 0;
      for (std::size_t tonic = 0; tonic < kPitchClasses; ++tonic) all += odds[tonic] * moved(of, tonic);
      for (std::size_t tonic = 0; tonic < kPitchClasses && all > 0; ++tonic)
        better[tonic] += real[of] * odds[tonic] * moved(of, tonic) / all;
    }
    if (std::accumulate(better.begin(), better.end(), 0.0) <= 0) break;  // nothing is drawn, or nothing is real
    odds = better;
  }
  return odds;
}

}  // namespace

StrikeMeans strike_means(std::span<const std::vector<GridNote>> excerpts, int frames) {
  StrikeMeans means;
  double notes = 0;
  for (const std::vector<GridNote>& excerpt : excerpts)
    for (const GridNote& note : excerpt) {
      ++notes;
      means.length += note.duration;
      means.velocity += note.velocity;
      ++means.pitch_classes[static_cast<std::size_t>(pitch_class(note.pitch))];
    }
  if (notes == 0) return {};
  means.strikes = notes / (static_cast<double>(excerpts.size()) * frames);
  means.length /= notes;
  means.velocity /= notes;
  for (double& share : means.pitch_classes) share /= notes;
  return means;
}

void calibrate_beats(RollCheckpoint& checkpoint, std::span<const StrikeMeans> real) {
  assert(real.size() == checkpoint.eras.size());
  const BeatRollModel model(checkpoint);
  std::vector<float>& tonics = checkpoint.tensors.at("tonics").values;
  std::vector<float>& values = checkpoint.tensors.at("calibration").values;
  for (std::size_t era = 0; era < real.size(); ++era) {
    const int frames = checkpoint.network.frames;
    const std::vector<Drawing> drawings = drawings_of(model, era, frames);
    const StrikeCorrection correction = correction_for(drawings, real[era], frames);
    std::copy(correction.begin(), correction.end(), values.begin() + static_cast<std::ptrdiff_t>(era * kCalibrations));
    const PitchClassHistogram odds =
        odds_of_tonics(means_with(drawings, correction, frames).pitch_classes, real[era].pitch_classes);
    std::copy(odds.begin(), odds.end(), tonics.begin() + static_cast<std::ptrdiff_t>(era * kPitchClasses));
  }
}

}  // namespace clavier
