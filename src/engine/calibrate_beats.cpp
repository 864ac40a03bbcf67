#include "engine/calibrate_beats.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/beat_roll_model.h"
#include "engine/drawn_notes.h"
#include "engine/tonic_odds.h"

namespace clavier {
namespace {

constexpr std::size_t kFewSketches = 48, kManySketches = 240;
constexpr int kLongExcerpts = 2;
constexpr int kSearchSteps = 160, kFinalSteps = 60;  // the final ones look at many sketches: pieces differ widely
constexpr int kSlowing = 80;                         // steps until they are half as long as the first
constexpr std::uint64_t kSketchSeed = 0x63616c6962;

/// A habit is moved by `gain` times what its mean lacks, a part of what would reach it alone, and stays within bounds.
struct Lever {
  double gain;
  float low, high;
};
constexpr Lever kStrikes{0.6, -4, 4}, kLength{0.5, -4, 4}, kVelocity{0.02, -4, 4};
constexpr Lever kKey{0.6, 0, 2}, kTriads{1.5, 0, 3}, kStepwise{1, 0, 4};
constexpr Lever kCrowding{-0.2, 0, 4}, kConsonance{-1, 0, 4}, kTiring{-1, 0, 40}, kLooseness{0.5, 0, 2};

/// The logarithm of wanted / found, bounded where nothing is found.
double log_ratio(double wanted, double found) { return std::log(std::max(wanted, 1e-3) / std::max(found, 1e-3)); }

/// Moves habits, later by less.
class Search {
 public:
  explicit Search(int step) : size_(static_cast<double>(kSlowing) / (kSlowing + step)) {}

  void move(float& habit, const Lever& lever, double lacking) const {
    habit = std::clamp(habit + static_cast<float>(size_ * lever.gain * lacking), lever.low, lever.high);
  }

 private:
  double size_;
};

void approach(StrikeHabits& habits, const StrikeMeans& found, const StrikeMeans& real, const Search& search) {
  search.move(habits.added[0], kStrikes, log_ratio(real.strikes, found.strikes));
  search.move(habits.added[1], kLength, log_ratio(real.length, found.length));
  search.move(habits.added[2], kVelocity, real.velocity - found.velocity);
}

void approach(StrikeHabits& habits, const ExcerptMeans& found, const ExcerptMeans& real, const Search& search) {
  search.move(habits.key, kKey, real.key - found.key);
  search.move(habits.triads, kTriads, real.triads - found.triads);
  search.move(habits.stepwise, kStepwise, real.stepwise - found.stepwise);
  search.move(habits.crowding, kCrowding, real.chord / std::max(found.chord, 1.0) - 1);
  search.move(habits.consonance, kConsonance, real.clashes - found.clashes);
  search.move(habits.tiring, kTiring, log_ratio(real.held, found.held));
  search.move(habits.looseness, kLooseness, real.scatter - found.scatter);
}

/// The same sketches, drawn with one set of habits after the other.
class Drawings {
 public:
  /// In C, the key of tonic 0, as what the network learns from is in all keys alike.
  Drawings(const BeatRollModel& model, std::size_t era, int frames) : frames_(frames) {
    const std::vector<float> edges = edge_features(frames, 0, frames);
    for (std::uint64_t index = 0; index < kManySketches; ++index) {
      Random random(kSketchSeed, index);
      RollSketch sketch = draw_sketch(frames, {}, random);
      sketch.tonic = 0;
      drawings_.push_back({model.wishes(sketch, edges, era), sketch.beat_at});
    }
  }

  int frames() const { return frames_; }

  /// The first `count` of kManySketches.
  std::vector<std::vector<GridNote>> with(const StrikeHabits& habits, std::size_t count) const {
    std::vector<std::vector<GridNote>> excerpts;
    for (const Drawing& drawing : std::span(drawings_).first(count))
      excerpts.push_back(drawn_notes(drawing.wishes, drawing.beat_at, habits));
    return excerpts;
  }

 private:
  struct Drawing {
    StrikeWishes wishes;
    std::vector<double> beat_at;
  };
  int frames_;
  std::vector<Drawing> drawings_;
};

StrikeHabits find_habits(const Drawings& drawings, const RealMeans& real) {
  StrikeHabits habits;
  for (int step = 0; step < kSearchSteps; ++step) {
    const Search search(step);
    const std::vector<std::vector<GridNote>> excerpts =
        drawings.with(habits, step < kSearchSteps - kFinalSteps ? kFewSketches : kManySketches);
    approach(habits, strike_means(excerpts, drawings.frames()), real.notes, search);
    if (real.excerpts)
      approach(habits, excerpt_means(excerpts, drawings.frames() * kFrameSteps), *real.excerpts, search);
  }
  return habits;
}

}  // namespace

int calibration_frames(const RollNetworkOptions& network) { return kLongExcerpts * network.frames; }

void calibrate_beats(RollCheckpoint& checkpoint, std::span<const RealMeans> real) {
  assert(real.size() == checkpoint.eras.size());
  const BeatRollModel model(checkpoint);
  for (std::size_t era = 0; era < real.size(); ++era) {
    const Drawings drawings(model, era, calibration_frames(checkpoint.network));
    const StrikeHabits habits = find_habits(drawings, real[era]);
    store_habits(habits, checkpoint.tensors, era);
    const StrikeMeans means = strike_means(drawings.with(habits, kManySketches), drawings.frames());
    const PitchClassHistogram odds = tonic_odds(means.pitch_classes, real[era].notes.pitch_classes);
    std::copy(odds.begin(), odds.end(),
              checkpoint.tensors.at("tonics").values.begin() + static_cast<std::ptrdiff_t>(era * kPitchClasses));
  }
}

}  // namespace clavier
