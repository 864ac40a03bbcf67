#include "engine/calibrate_beats.h"

#include <cassert>

#include "engine/beat_roll_model.h"

namespace clavier {
namespace {

constexpr int kSketches = 96;
constexpr int kCalibrationRounds = 2;  // a denser roll has shorter notes: keys are struck again
constexpr int kHalvings = 12;
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
    const RollSketch sketch = draw_sketch(frames, {}, random);
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

}  // namespace

StrikeMeans strike_means(std::span<const std::vector<GridNote>> excerpts, int frames) {
  StrikeMeans means;
  double notes = 0;
  for (const std::vector<GridNote>& excerpt : excerpts)
    for (const GridNote& note : excerpt) {
      ++notes;
      means.length += note.duration;
      means.velocity += note.velocity;
    }
  if (notes == 0) return {};
  means.strikes = notes / (static_cast<double>(excerpts.size()) * frames);
  means.length /= notes;
  means.velocity /= notes;
  return means;
}

void calibrate_beats(RollCheckpoint& checkpoint, std::span<const StrikeMeans> real) {
  assert(real.size() == checkpoint.eras.size());
  const BeatRollModel model(checkpoint);
  std::vector<float>& values = checkpoint.tensors.at("calibration").values;
  for (std::size_t era = 0; era < real.size(); ++era) {
    const int frames = checkpoint.network.frames;
    const StrikeCorrection correction = correction_for(drawings_of(model, era, frames), real[era], frames);
    std::copy(correction.begin(), correction.end(), values.begin() + static_cast<std::ptrdiff_t>(era * kCalibrations));
  }
}

}  // namespace clavier
