#include "training/fitting/calibrate_decoding.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>

#include "analysis/rolls/within_piece_variance.h"
#include "base/parallel.h"
#include "encoding/strike_image.h"
#include "models/gan/beat_gan_model.h"
#include "models/gan/decoding/onset_decoder.h"
#include "training/fitting/tonic_probabilities.h"

namespace clavier {
namespace {

constexpr std::size_t kFewSketches = 48, kManySketches = 240, kAllSketches = 480;
constexpr int kLongExcerpts = 2;
constexpr int kFirstSteps = 100, kLastSteps = 130,
              kSearchSteps = 160;  // later ones look at many sketches: pieces differ widely
constexpr int kSlowing = 80;       // steps until they are half as long as the first
constexpr std::uint64_t kSketchSeed = 0x63616c6962;

/// A habit is moved by `gain` times what its mean lacks, a part of what would reach it alone, and stays within bounds.
struct Lever {
  double gain;
  float low, high;
};
constexpr Lever kStrikes{0.6, -4, 4}, kLength{0.5, -4, 4}, kVelocity{0.02, -4, 4};
constexpr Lever kKey{0.6, 0, 2}, kTriads{1.5, 0, 3}, kStepwise{1, 0, 4}, kFill{0.5, 0, 0.99F}, kInterval{0.1, -4, 4};
constexpr Lever kCrowding{-0.2, 0, 4}, kConsonance{-1, 0, 4}, kTiring{-1, 0, 40}, kLooseness{0.5, 0, 2};
constexpr Lever kLegato{0.5, 0, 1}, kPassages{0.25, -1, 1.5}, kChords{0.25, -2, 1}, kNotes{0.25, -3, 1};

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
  search.move(habits.added[2], kVelocity, real.velocity - found.velocity);
}

void approach(TouchGains& gains, const TouchSpread& found, const TouchSpread& real, const Search& search) {
  search.move(gains.passages, kPassages, log_ratio(real.passages, found.passages));
  search.move(gains.chords, kChords, log_ratio(real.chords, found.chords));
  search.move(gains.notes, kNotes, log_ratio(real.notes, found.notes));
}

void approach(StrikeHabits& habits, const ExcerptMeans& found, const ExcerptMeans& real, const Search& search) {
  search.move(habits.key, kKey, real.key - found.key);
  search.move(habits.triads, kTriads, real.triads - found.triads);
  search.move(habits.stepwise, kStepwise, real.stepwise - found.stepwise);
  search.move(habits.fill, kFill, real.evenness - found.evenness);
  for (std::size_t of = 0; of < kPitchClasses; ++of)
    search.move(habits.intervals[of], kInterval, log_ratio(real.intervals[of], found.intervals[of]));
  search.move(habits.crowding, kCrowding, real.chord / std::max(found.chord, 1.0) - 1);
  search.move(habits.consonance, kConsonance, real.clashes - found.clashes);
  search.move(habits.tiring, kTiring, log_ratio(real.held, found.held));
  search.move(habits.looseness, kLooseness, real.scatter - found.scatter);
  search.move(habits.legato, kLegato, real.legato - found.legato);
  approach(habits.lengths, found.lengths, real.lengths, search);
  approach(habits.loudness, found.loudness, real.loudness, search);
}

/// The same sketches, drawn with one set of habits after the other.
class Drawings {
 public:
  /// In all keys alike. Every second piece is the opposite of the one before in character, so that the means of these
  /// few are nearly those of many.
  Drawings(const BeatRollModel& model, std::size_t era, int frames, double wandering) : frames_(frames) {
    const std::vector<float> edges = edge_features(frames, 0, frames);
    std::vector<float> characters;
    for (std::uint64_t index = 0; index < kAllSketches; ++index) {
      Random random(kSketchSeed, index);
      RollSketch sketch = draw_sketch(frames, {.wandering = wandering}, random);
      sketch.tonic = static_cast<int>(index) % kPitchClasses;
      if (index % 2 == 0) {
        characters = sketch.characters;
      } else {
        std::transform(characters.begin(), characters.end(), sketch.characters.begin(), std::negate());
      }
      drawings_.push_back({model.wishes(sketch, edges, era), sketch.beat_at, sketch.tonic});
    }
  }

  int frames() const { return frames_; }

  /// The first `count` of kAllSketches.
  std::vector<std::vector<GridNote>> with(const StrikeHabits& habits, std::size_t count) const {
    std::vector<std::vector<GridNote>> excerpts;
    for (const Drawing& drawing : std::span(drawings_).first(count))
      excerpts.push_back(drawn_notes(drawing.wishes, drawing.beat_at, habits));
    return excerpts;
  }

  /// Pitch classes of all, as if all were in C.
  PitchClassHistogram classes_in_c(const StrikeHabits& habits) const {
    std::vector<std::vector<GridNote>> excerpts = with(habits, kAllSketches);
    for (std::size_t index = 0; index < excerpts.size(); ++index)
      for (GridNote& note : excerpts[index]) note.pitch = static_cast<Pitch>(note.pitch - drawings_[index].tonic);
    return strike_means(excerpts, frames_).pitch_classes;
  }

 private:
  struct Drawing {
    StrikeWishes wishes;
    std::vector<double> beat_at;
    int tonic;
  };
  int frames_;
  std::vector<Drawing> drawings_;
};

/// Steps `first` .. `end` - 1 of the search, each of which looks at so many sketches. Drawings are silent less often
/// than real music, so that lengths and polyphony cannot both be reached: lengths go halfway between.
void search(StrikeHabits& habits, const Drawings& drawings, const RealMeans& real, int first, int end,
            std::size_t sketches) {
  for (int step = first; step < end; ++step) {
    const Search now(step);
    const std::vector<std::vector<GridNote>> excerpts = drawings.with(habits, sketches);
    const StrikeMeans found = strike_means(excerpts, drawings.frames());
    approach(habits, found, real.notes, now);
    double shorter = log_ratio(real.notes.length, found.length);
    if (real.excerpts) {
      const ExcerptMeans means = excerpt_means(excerpts, drawings.frames() * kFrameSteps);
      approach(habits, means, *real.excerpts, now);
      shorter = (shorter + log_ratio(real.excerpts->polyphony, means.polyphony)) / 2;
    }
    now.move(habits.added[1], kLength, shorter);
  }
}

/// How much of the character has to be new so that excerpts wander as real ones do.
float wandering_to_add(const Drawings& drawings, const StrikeHabits& habits, const RealMeans& real) {
  if (!real.excerpts) return 0;
  const double found = wandering(drawings.with(habits, kAllSketches), drawings.frames() * kFrameSteps);
  return static_cast<float>(std::clamp((real.excerpts->wandering - found) / std::max(1 - found, 1e-3), 0.0, 1.0));
}

struct Found {
  StrikeHabits habits;
  PitchClassHistogram tonics{};
};

Found find_habits(const BeatRollModel& model, std::size_t era, int frames, const RealMeans& real) {
  Found found;
  {
    const Drawings steady(model, era, frames, 0);
    search(found.habits, steady, real, 0, kFirstSteps, kFewSketches);
    found.habits.wandering = wandering_to_add(steady, found.habits, real);
  }
  const Drawings drawings(model, era, frames, found.habits.wandering);
  search(found.habits, drawings, real, kFirstSteps, kLastSteps, kManySketches);
  search(found.habits, drawings, real, kLastSteps, kSearchSteps, kAllSketches);
  found.tonics = tonic_odds(drawings.classes_in_c(found.habits), real.notes.pitch_classes);
  return found;
}

}  // namespace

int calibration_frames(const RollNetworkOptions& network) { return kLongExcerpts * network.frames; }

void calibrate_beats(RollCheckpoint& checkpoint, std::span<const RealMeans> real, unsigned threads) {
  assert(real.size() == checkpoint.eras.size());
  const BeatRollModel model(checkpoint);
  std::vector<Found> found(real.size());
  parallel_for(real.size(), threads, [&](std::size_t era) {
    found[era] = find_habits(model, era, calibration_frames(checkpoint.network), real[era]);
  });
  for (std::size_t era = 0; era < real.size(); ++era) {
    store_habits(found[era].habits, checkpoint.tensors, era);
    std::copy(found[era].tonics.begin(), found[era].tonics.end(),
              checkpoint.tensors.at("tonics").values.begin() + static_cast<std::ptrdiff_t>(era * kPitchClasses));
  }
}

}  // namespace clavier
